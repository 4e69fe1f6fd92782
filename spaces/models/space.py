"""A space: one audio event, from its schedule to its end."""

from contextlib import AbstractContextManager
from secrets import choice, token_urlsafe
from typing import ClassVar, Self
from uuid import uuid4

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from spaces.events import SpaceEnded, SpaceScheduled, SpaceStarted
from spaces.exceptions import HostingNotAllowed, SpaceNotLive
from spaces.exceptions import SpaceEnded as SpaceHasEnded
from spaces.models.actor import Actor
from spaces.models.changing import Change, changing
from spaces.models.stage import Stage
from spaces.permissions import Permission, Role

SLUG_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


class SpaceQuerySet(models.QuerySet["Space"]):
    def live(self) -> Self:
        return self.filter(state=Space.State.LIVE).order_by("-started_at")

    def unfinished(self) -> Self:
        """Those that are live or may still become so."""
        return self.filter(state__in=[Space.State.SCHEDULED, Space.State.LIVE]).order_by("-created_at")

    def listed(self) -> Self:
        """Those anybody may find without having the address."""
        return self.filter(visibility=Space.Visibility.PUBLIC)

    def hosted_by(self, user: User) -> Self:
        return self.filter(host=user)

    def visible_to(self, user: User | None) -> Self:
        """Those somebody who has the address may open: for public and unlisted spaces, anybody."""
        return self.select_related("host", "watch")


class Space(Stage, models.Model):
    """``key`` is its random public id; ``room`` the media server's random name for it, told only with a token."""

    class State(models.TextChoices):
        SCHEDULED = "scheduled", _("Scheduled")
        LIVE = "live", _("Live")
        ENDED = "ended", _("Ended")
        CANCELLED = "cancelled", _("Cancelled")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("Public: listed on the home page")
        UNLISTED = "unlisted", _("Unlisted: only people with the link find it")

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    host = models.ForeignKey(User, on_delete=models.PROTECT, related_name="hosted_spaces")
    title = models.CharField(_("Title"), max_length=100)
    description = models.TextField(_("Description"), max_length=2000, blank=True)
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.PUBLIC)
    state = models.CharField(max_length=10, choices=State, default=State.SCHEDULED)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    interrupted_at = models.DateTimeField(null=True, editable=False)
    room = models.CharField(max_length=64, blank=True, editable=False)
    hands_open = models.BooleanField(default=True, editable=False)
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
            )
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
    def actor(self, user: User) -> Actor:
        return Actor.of(user)

    def role_of(self, person: str | None) -> Role:
        """What a person may decide here. ``person`` is 32 hex digits."""
        if person is None:
            return Role.NONE
        if person == self.host.person.hex:
            return Role.HOST
        appointed = self.participants.filter(person=person, moderator=True).exists()
        return Role.MODERATOR if appointed else Role.NONE

    def changing(self, by: Actor, permission: Permission, *also: models.Model) -> AbstractContextManager[Change]:
        return changing(self, by, permission, *also)

    # --- verbs ---------------------------------------------------------------------------------
    @classmethod
    def schedule(cls, *, host: User, title: str, description: str = "", visibility: str = Visibility.PUBLIC) -> "Space":
        """Make a space that its host can start. Raises HostingNotAllowed if this instance names its hosts."""
        if not host.can_host:
            raise HostingNotAllowed
        with transaction.atomic():
            space = cls.objects.create(
                host=host, title=title, description=description, visibility=visibility, slug=cls._new_slug(title)
            )
            with space.changing(Actor.of(host), Permission.SCHEDULE_SPACE) as change:
                change.record(SpaceScheduled(visibility=visibility, title=title))
        return space

    def start(self, *, by: Actor) -> None:
        """Go live, with the host on stage. Starting a live space does nothing."""
        with self.changing(by, Permission.START_SPACE) as change:
            if self.state == Space.State.LIVE:
                return
            if self.state != Space.State.SCHEDULED:
                raise SpaceHasEnded
            if not self.host.can_host:
                raise HostingNotAllowed
            self.state, self.started_at = Space.State.LIVE, change.at
            self.room = settings.ROOM_PREFIX + token_urlsafe(24)
            self.save(update_fields=["state", "started_at", "room"])
            change.record(SpaceStarted())
            self._bring_on_stage(self._place_of(self.host), change)

    def end(self, *, by: Actor) -> None:
        """End the space for everyone. Ending an ended space does nothing."""
        with self.changing(by, Permission.END_SPACE) as change:
            if self.state == Space.State.ENDED:
                return
            if self.state == Space.State.SCHEDULED:
                raise SpaceNotLive
            if self.state == Space.State.CANCELLED:
                raise SpaceHasEnded
            self.state, self.ended_at = Space.State.ENDED, change.at
            self.save(update_fields=["state", "ended_at"])
            self.participants.on_stage().update(on_stage_since=None)
            self.hands.up().update(state="lowered")
            change.record(SpaceEnded())

    # --- steps of verbs ------------------------------------------------------------------------
    @classmethod
    def _new_slug(cls, title: str) -> str:
        """The title's words and a random end, so that an unlisted space can't be guessed from its title."""
        words = slugify(title)[:60].strip("-") or "space"
        return f"{words}-{''.join(choice(SLUG_ALPHABET) for _ in range(8))}"
