"""What a space can do about its stage and its hands: the part of ``Space`` that decides who speaks."""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.conf import settings
from django.db import models

from accounts.models import User
from spaces.events import HandRaised, HandsClosed, HandsOpened, StageJoined, StageMuted
from spaces.exceptions import (
    AlreadyOnStage,
    NoteTooLong,
    SpaceEnded,
    SpaceNotLive,
    StageFull,
    TooManyHands,
)
from spaces.exceptions import (
    HandsClosed as HandsAreClosed,
)
from spaces.models.actor import Actor
from spaces.models.changing import Change
from spaces.models.hand import NOTE_LENGTH, Hand
from spaces.models.participant import Participant
from spaces.permissions import Permission


class Stage:
    """Limits hold under the space's lock: nobody comes on stage or raises a hand but through here."""

    if TYPE_CHECKING:
        # The space's own.
        state: str
        hands_open: bool
        changing: Any
        hands: Any
        participants: Any
        save: Any

    # --- verbs ---------------------------------------------------------------------------------
    def raise_hand(self, user: User, *, note: str = "", by: Actor) -> Hand:
        """Ask to speak; whoever has a hand up keeps it.

        Raises HandsClosed, TooManyHands, AlreadyOnStage or NoteTooLong.
        """
        note = note.strip()
        if len(note) > NOTE_LENGTH:
            raise NoteTooLong
        with self.changing(by, Permission.RAISE_HAND) as change:
            self._require_live()
            place = self._place_of(user)
            up: Hand | None = self.hands.up().filter(participant=place).first()
            if up:
                return up
            if place.on_stage:
                raise AlreadyOnStage
            if not self.hands_open:
                raise HandsAreClosed
            if self.hands.up().count() >= settings.HANDS_UP:
                raise TooManyHands
            number = (self.hands.aggregate(last=models.Max("number"))["last"] or 0) + 1
            hand: Hand = self.hands.create(
                participant=place, key=uuid4(), number=number, raised_at=change.at, note=note
            )
            change.record(HandRaised(hand=hand.key.hex, number=number, person=user.person.hex, note=note))
            return hand

    def open_hands(self, *, by: Actor) -> None:
        """Let hands be raised. Opening open hands does nothing."""
        self._set_hands(True, by)

    def close_hands(self, *, by: Actor) -> None:
        """Let no more hands be raised; those that are up stay up. Closing closed hands does nothing."""
        self._set_hands(False, by)

    def mute_all(self, *, by: Actor) -> None:
        """Mute everyone on stage but whoever asks and those they may not decide about."""
        with self.changing(by, Permission.MUTE) as change:
            self._require_live()
            for place in self.participants.on_stage():
                if place.person.hex != by.person and change.may_decide_about(place.person.hex):
                    change.record(StageMuted(person=place.person.hex))

    # --- steps of verbs ------------------------------------------------------------------------
    def _set_hands(self, hands_open: bool, by: Actor) -> None:
        with self.changing(by, Permission.SET_HANDS) as change:
            self._require_live()
            if self.hands_open == hands_open:
                return
            self.hands_open = hands_open
            self.save(update_fields=["hands_open"])
            change.record(HandsOpened() if hands_open else HandsClosed())

    def _require_not_over(self) -> None:
        if self.state not in ("scheduled", "live"):
            raise SpaceEnded

    def _require_live(self) -> None:
        if self.state == "scheduled":
            raise SpaceNotLive
        if self.state != "live":
            raise SpaceEnded

    def _place_of(self, user: User) -> Participant:
        place: Participant
        place, _made = self.participants.get_or_create(person=user.person, defaults={"user": user})
        return place

    def _bring_on_stage(self, place: Participant, change: Change, cause: int | None = None) -> None:
        if place.on_stage:
            return
        if self.participants.on_stage().count() >= settings.STAGE_PLACES:
            raise StageFull
        place.on_stage_since = change.at
        place.save(update_fields=["on_stage_since"])
        change.record(StageJoined(person=place.person.hex, role=place.role), cause)
