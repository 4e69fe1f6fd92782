"""A person's durable place in a space. A mere listener has none: they live in Redis."""

from typing import ClassVar

from django.db import models

from accounts.models import User
from spaces.events import ModeratorAppointed, ModeratorDismissed, StageLeft, StageMuted
from spaces.models.actor import Actor
from spaces.models.changing import Change
from spaces.permissions import Permission


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def on_stage(self) -> "ParticipantQuerySet":
        """Those who may speak, first come first."""
        return self.exclude(on_stage_since=None).order_by("on_stage_since", "pk")

    def standing(self) -> "ParticipantQuerySet":
        """Those who are more than listeners: on stage, or moderators."""
        return self.exclude(on_stage_since=None, moderator=False)


class Participant(models.Model):
    """``person`` is the id of their pass. Who is host is the space's to say; a place on stage is not a role."""

    space = models.ForeignKey("spaces.Space", on_delete=models.PROTECT, related_name="participants")
    person = models.UUIDField()
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    moderator = models.BooleanField(default=False)
    on_stage_since = models.DateTimeField(null=True)

    objects: ClassVar[ParticipantQuerySet] = ParticipantQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space", "person"], name="one_place_a_person")]

    def __str__(self) -> str:
        return f"{self.person} in {self.space_id}"

    @property
    def on_stage(self) -> bool:
        return self.on_stage_since is not None

    @property
    def name(self) -> str:
        return self.user.display_name if self.user else ""

    @property
    def handle(self) -> str | None:
        return self.user.handle if self.user else None

    def step_down(self, *, by: Actor) -> None:
        """Leave the stage oneself. Who is not on it does nothing."""
        with self.space.changing(by, Permission.STEP_DOWN, self) as change:
            change.require_oneself(self.person.hex)
            self._leave_stage(change)

    def move_to_audience(self, *, by: Actor) -> None:
        """Take them off the stage. Who is not on it stays where they are."""
        with self.space.changing(by, Permission.MOVE_TO_AUDIENCE, self) as change:
            change.require_reach(self.person.hex)
            self._leave_stage(change)

    def mute(self, *, by: Actor) -> None:
        """Mute them until they unmute themselves. Each time is a decision of its own: they may have unmuted since."""
        with self.space.changing(by, Permission.MUTE, self) as change:
            change.require_reach(self.person.hex)
            if self.on_stage:
                change.record(StageMuted(person=self.person.hex))

    def appoint(self, *, by: Actor) -> None:
        """Make them a moderator. Appointing one does nothing."""
        self._set_moderator(True, by)

    def dismiss(self, *, by: Actor) -> None:
        """Make them none any more; on stage they stay. Dismissing who is none does nothing."""
        self._set_moderator(False, by)

    def _set_moderator(self, moderator: bool, by: Actor) -> None:
        with self.space.changing(by, Permission.APPOINT_MODERATORS, self) as change:
            change.require_reach(self.person.hex)
            self.space._require_not_over()
            if self.moderator == moderator:
                return
            self.moderator = moderator
            self.save(update_fields=["moderator"])
            person = self.person.hex
            change.record(ModeratorAppointed(person=person) if moderator else ModeratorDismissed(person=person))

    def _leave_stage(self, change: Change) -> None:
        self.space._require_live()
        if not self.on_stage:
            return
        self.on_stage_since = None
        self.save(update_fields=["on_stage_since"])
        change.record(StageLeft(person=self.person.hex))

    @property
    def role(self) -> str:
        return str(self.space.role_of(self.person.hex))
