"""A person's durable place in a space. A mere listener has none: they live in Redis."""

from typing import ClassVar

from django.db import models

from accounts.guests import NAME_LENGTH
from accounts.models import User
from spaces.events import ModeratorAppointed, ModeratorDismissed
from spaces.exceptions import AccountNeeded, NotAllowed
from spaces.models.actor import Actor
from spaces.models.asked import Asked
from spaces.models.changing import Change
from spaces.models.deciding import Deciding
from spaces.models.sent_away import SentAway
from spaces.models.speaker import Speaker
from spaces.permissions import Permission, Role


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def on_stage(self) -> "ParticipantQuerySet":
        """Those who may speak, first come first."""
        return self.exclude(on_stage_since=None).order_by("on_stage_since", "pk")

    def moderators(self) -> "ParticipantQuerySet":
        """Longest-serving first."""
        return self.exclude(moderator_since=None).order_by("moderator_since", "pk")

    def admitted(self) -> "ParticipantQuerySet":
        """Those whom a private space lets in, beside its host."""
        return self.exclude(on_stage_since=None, moderator_since=None, admitted_at=None)

    def standing(self) -> "ParticipantQuerySet":
        """Those who are more than listeners: on stage, asked onto it, moderators, let in by invitation."""
        return self.exclude(on_stage_since=None, moderator_since=None, admitted_at=None, invited_until=None)


class Participant(Speaker, Asked, SentAway, models.Model):
    """``person`` is the id of their pass. Who is host is the space's to say; a place on stage is not a role.

    ``held``: on stage, and not to be heard. ``invited_until``: asked onto the stage, and has so long to answer.
    ``admitted_at``: let into a private space. Who has no account is shown by ``guest_name``.
    """

    space = models.ForeignKey("spaces.Space", on_delete=models.PROTECT, related_name="participants")
    person = models.UUIDField()
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    guest_name = models.CharField(max_length=NAME_LENGTH, blank=True)
    moderator_since = models.DateTimeField(null=True)
    on_stage_since = models.DateTimeField(null=True)
    held = models.BooleanField(default=False)
    invited_until = models.DateTimeField(null=True)
    admitted_at = models.DateTimeField(null=True)

    objects: ClassVar[ParticipantQuerySet] = ParticipantQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["space", "person"], name="one_place_a_person"),
            models.CheckConstraint(
                condition=models.Q(held=False) | models.Q(on_stage_since__isnull=False), name="held_on_stage_only"
            ),
            models.CheckConstraint(
                condition=models.Q(moderator_since=None) | models.Q(user__isnull=False),
                name="moderators_have_an_account",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.space_id}"

    @property
    def on_stage(self) -> bool:
        return self.on_stage_since is not None

    @property
    def moderator(self) -> bool:
        return self.moderator_since is not None

    @property
    def admitted(self) -> bool:
        """Whether a private space lets them in."""
        return self.on_stage or self.moderator or self.admitted_at is not None

    @property
    def name(self) -> str:
        return self.user.display_name if self.user else self.guest_name

    @property
    def handle(self) -> str | None:
        return self.user.handle if self.user else None

    @property
    def picture(self) -> str | None:
        """Where their picture is served; None for guests and who shows none."""
        return (self.user.picture_url or None) if self.user else None

    @property
    def role(self) -> str:
        return str(self.space.role_of(self.person.hex))

    @property
    def resembles(self) -> str:
        """``host`` or ``moderator``, if this name could be taken for such a one's; else empty."""
        return Deciding(self.space).resembled_by(self)

    def appoint(self, *, by: Actor) -> None:
        """Make them a moderator. Appointing one does nothing; a guest can't be one: AccountNeeded."""
        with self.space.changing(by, Permission.APPOINT_MODERATORS, self) as change:
            change.require_reach(self.person.hex)
            if change.space.role_of(self.person.hex) is Role.HOST:
                raise NotAllowed
            self.space.require_not_over()
            if self.moderator:
                return
            if self.user is None:
                raise AccountNeeded
            self.space.require_not_banned(self.person.hex)
            change.require_not_kept_off(self.user)
            self._make_moderator(change)

    def dismiss(self, *, by: Actor) -> None:
        """Make them none any more; on stage they stay. Dismissing who is none does nothing."""
        with self.space.changing(by, Permission.APPOINT_MODERATORS, self) as change:
            change.require_reach(self.person.hex)
            self.space.require_not_over()
            self._unmake_moderator(change)

    def admit(self, change: Change) -> None:
        """A step of verbs: a private space lets them in from now on."""
        if self.admitted_at is None:
            self.admitted_at = change.at
            self.save(update_fields=["admitted_at"])

    def _make_moderator(self, change: Change, cause: int | None = None) -> None:
        if self.moderator:
            return
        self.moderator_since = change.at
        self.save(update_fields=["moderator_since"])
        change.record(ModeratorAppointed(person=self.person.hex), cause)

    def _unmake_moderator(self, change: Change, cause: int | None = None) -> None:
        if not self.moderator:
            return
        self.moderator_since = None
        self.save(update_fields=["moderator_since"])
        change.space.stands_in_no_more(self.person)
        dismissed = change.record(ModeratorDismissed(person=self.person.hex), cause)
        if change.space.frozen:
            self._hold(change, dismissed)
