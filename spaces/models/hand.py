"""A hand: a request to speak, in the order in which they went up."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from spaces.events import HandAccepted, HandDismissed, HandLowered
from spaces.exceptions import HandNotUp
from spaces.models.actor import Actor
from spaces.models.changing import Change
from spaces.models.participant import Participant
from spaces.permissions import Permission

NOTE_LENGTH = 140


class HandQuerySet(models.QuerySet["Hand"]):
    def up(self) -> "HandQuerySet":
        """Those that wait for an answer, first come first."""
        return self.filter(state=Hand.State.UP).order_by("number")

    def of(self, person: str) -> "HandQuerySet":
        """Those of a person, by 32 hex digits."""
        return self.filter(participant__person=person)


class Hand(models.Model):
    """``number`` counts the space's hands; ``note`` is what its owner wrote, up to 140 characters."""

    class State(models.TextChoices):
        UP = "up"
        LOWERED = "lowered"
        ACCEPTED = "accepted"
        DISMISSED = "dismissed"

    space = models.ForeignKey("spaces.Space", on_delete=models.PROTECT, related_name="hands")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="hands")
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    number = models.PositiveIntegerField()
    raised_at = models.DateTimeField()
    note = models.CharField(max_length=NOTE_LENGTH, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.UP)

    objects: ClassVar[HandQuerySet] = HandQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["space", "number"], name="one_hand_a_number"),
            models.UniqueConstraint(
                fields=["participant"], condition=models.Q(state="up"), name="one_hand_up_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"hand {self.number} in {self.space_id}"

    @property
    def person(self) -> str:
        return self.participant.person.hex

    @property
    def name(self) -> str:
        return self.participant.name

    @property
    def handle(self) -> str | None:
        return self.participant.handle

    def accept(self, *, by: Actor) -> None:
        """Let them onto the stage, muted. Accepting twice does nothing; HandNotUp if it was lowered or dismissed."""
        with self.space.changing(by, Permission.ANSWER_HANDS, self, self.participant) as change:
            if self.state == Hand.State.ACCEPTED:
                return
            self._answer(Hand.State.ACCEPTED)
            accepted = change.record(HandAccepted(hand=self.key.hex, person=self.person))
            self.space.bring_on_stage(self.participant, change, cause=accepted)

    def dismiss(self, *, by: Actor) -> None:
        """Don't, quietly. Dismissing twice does nothing."""
        with self.space.changing(by, Permission.ANSWER_HANDS, self) as change:
            if self.state == Hand.State.DISMISSED:
                return
            self._answer(Hand.State.DISMISSED)
            change.record(HandDismissed(hand=self.key.hex, person=self.person))

    def lower(self, *, by: Actor) -> None:
        """Take it down oneself. Lowering what is not up does nothing."""
        with self.space.changing(by, Permission.LOWER_HAND, self) as change:
            change.require_oneself(self.person)
            if self.state != Hand.State.UP:
                return
            self._answer(Hand.State.LOWERED)
            change.record(HandLowered(hand=self.key.hex, person=self.person))

    def step_aside(self, change: Change, cause: int | None) -> None:
        """A step of verbs: whoever came on stage another way, or was sent away, has no hand up any more."""
        self.state = Hand.State.LOWERED
        self.save(update_fields=["state"])
        change.record(HandLowered(hand=self.key.hex, person=self.person), cause)

    def _answer(self, state: State) -> None:
        if self.state != Hand.State.UP:
            raise HandNotUp
        self.space.require_live()
        self.state = state
        self.save(update_fields=["state"])
