"""A space: one audio event, from its schedule to its end. What it can do stands in the classes it is made of."""

from contextlib import AbstractContextManager
from typing import ClassVar, Self
from uuid import uuid4

from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.guests import Guest
from accounts.models import User
from spaces.models.access import Access
from spaces.models.actor import Actor
from spaces.models.broadcasting import Broadcasting
from spaces.models.changing import Change, changing
from spaces.models.due import LATE
from spaces.models.hands import Hands
from spaces.models.hosting import Hosting
from spaces.models.interruption import Interruption
from spaces.models.lifecycle import Lifecycle
from spaces.models.participant import Participant
from spaces.models.pinning import PIN_LENGTH, Pinning
from spaces.models.stage import Stage
from spaces.permissions import GRANTS, Permission, Role


class SpaceQuerySet(models.QuerySet["Space"]):
    def live(self) -> Self:
        return self.filter(state=Space.State.LIVE).order_by("-started_at")

    def upcoming(self) -> Self:
        """Those that have not started, soonest first; without a time last."""
        return self.filter(state=Space.State.SCHEDULED).order_by(models.F("scheduled_for").asc(nulls_last=True), "pk")

    def expected(self) -> Self:
        """Those with a time that is not long past: the host may be late."""
        return self.filter(scheduled_for__gt=Now() - LATE)

    def past(self) -> Self:
        """Those that took place, the latest first."""
        return self.filter(state=Space.State.ENDED).order_by("-ended_at")

    def unfinished(self) -> Self:
        """Those that are live or may still become so: the live first, then the soonest, without a time last."""
        return self.filter(state__in=[Space.State.SCHEDULED, Space.State.LIVE]).order_by(
            models.F("started_at").desc(nulls_last=True), models.F("scheduled_for").asc(nulls_last=True), "pk"
        )

    def listed(self) -> Self:
        """Those anybody may find without having the address."""
        return self.filter(visibility=Space.Visibility.PUBLIC)

    def hosted_by(self, user: User) -> Self:
        return self.filter(host=user)

    def visible_to(self, who: User | Guest | None) -> Self:
        """Those somebody who has the address may open: a private one only if it let them in, or they administer."""
        found = self.select_related("host", "watch")
        if isinstance(who, User) and who.is_staff:
            return found
        shown = ~models.Q(visibility=Space.Visibility.PRIVATE)
        if who:
            places = Participant.objects.filter(space=models.OuterRef("pk"), person=who.person)
            shown |= models.Q(models.Exists(places.admitted())) | models.Q(host__person=who.person)
        return found.filter(shown)


class Space(Lifecycle, Access, Hosting, Hands, Stage, Pinning, Interruption, Broadcasting, models.Model):
    """``key`` is its random public id; ``room`` the media server's random name for it, told only with a token."""

    class State(models.TextChoices):
        SCHEDULED = "scheduled", _("Scheduled")
        LIVE = "live", _("Live")
        ENDED = "ended", _("Ended")
        CANCELLED = "cancelled", _("Cancelled")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("Public: listed on the home page")
        UNLISTED = "unlisted", _("Unlisted: only people with the link find it")
        PRIVATE = "private", _("Private: only people you invite come in")

    class HandsFrom(models.TextChoices):
        NAMED = "named", _("Anyone who gives a name")
        SIGNED_IN = "signed_in", _("People who are signed in")
        INVITED = "invited", _("People you invited")

    class Notes(models.TextChoices):
        OFF = "off", _("No")
        OPTIONAL = "optional", _("Optional")
        REQUIRED = "required", _("Required")

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    host = models.ForeignKey(User, on_delete=models.PROTECT, related_name="hosted_spaces")
    title = models.CharField(_("Title"), max_length=100)
    description = models.TextField(_("Description"), max_length=2000, blank=True)
    visibility = models.CharField(_("Who may listen"), max_length=10, choices=Visibility, default=Visibility.PUBLIC)
    hands_from = models.CharField(_("Who may raise a hand"), max_length=10, choices=HandsFrom, default=HandsFrom.NAMED)
    notes = models.CharField(
        _("Ask for a note when somebody raises a hand"), max_length=10, choices=Notes, default=Notes.OPTIONAL
    )
    scheduled_for = models.DateTimeField(_("Starts at"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.SCHEDULED)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    interrupted_at = models.DateTimeField(null=True, editable=False)
    room = models.CharField(max_length=64, blank=True, editable=False)
    generation = models.PositiveIntegerField(default=0, editable=False)
    hands_open = models.BooleanField(default=True, editable=False)
    locked = models.BooleanField(default=False, editable=False)
    frozen = models.BooleanField(default=False, editable=False)
    pinned = models.CharField(max_length=PIN_LENGTH, blank=True, default="", editable=False)
    host_due = models.DateTimeField(null=True, editable=False)
    stand_in = models.UUIDField(null=True, editable=False)
    last_seq = models.PositiveIntegerField(default=0, editable=False)

    objects: ClassVar[SpaceQuerySet] = SpaceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="scheduled", started_at=None, ended_at=None)
                | models.Q(state="live", started_at__isnull=False, ended_at=None) & ~models.Q(room="")
                | models.Q(state="ended", started_at__isnull=False, ended_at__isnull=False)
                | models.Q(state="cancelled", started_at=None, ended_at__isnull=False),
                name="times_agree_with_the_state",
            ),
            models.CheckConstraint(
                condition=models.Q(state="live")
                | models.Q(frozen=False, interrupted_at=None, host_due=None, stand_in=None),
                name="only_a_live_space_is_in_trouble",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("space-detail", kwargs={"slug": self.slug})

    @property
    def peak(self) -> int:
        """The most listeners it has had at once."""
        watch = getattr(self, "watch", None)
        return watch.peak if watch else 0

    # --- who -----------------------------------------------------------------------------------
    def actor(self, user: User | Guest) -> Actor:
        return Actor.of(user)

    def role_of(self, person: str | None) -> Role:
        """What a person may decide here. ``person`` is 32 hex digits."""
        if person is None:
            return Role.NONE
        if person == self.host.person.hex or (self.stand_in and person == self.stand_in.hex):
            return Role.HOST
        return Role.MODERATOR if self.participants.moderators().filter(person=person).exists() else Role.NONE

    def powers_of(self, who: User | Guest | None) -> frozenset[Permission]:
        """All that somebody may decide here: by their role, or as an administrator of the instance."""
        if who is None:
            return frozenset()
        by_role = GRANTS[self.role_of(who.person.hex)]
        return by_role | GRANTS[Role.ADMINISTRATOR] if isinstance(who, User) and who.is_staff else by_role

    def others_of(self, host: User | None) -> SpaceQuerySet:
        """That host's other spaces which are not over, in the one order in which several are locked."""
        if host is None:
            return Space.objects.none()
        return Space.objects.hosted_by(host).unfinished().exclude(pk=self.pk).order_by("pk")

    def changing(self, by: Actor, permission: Permission, *also: models.Model) -> AbstractContextManager[Change]:
        return changing(self, by, permission, *also)
