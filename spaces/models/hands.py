"""What a space can do about hands: the part of ``Space`` that says who may ask to speak, and how."""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.conf import settings
from django.db import models

from accounts.guests import Guest
from accounts.models import User
from spaces import exceptions
from spaces.events import HandRaised, HandsClosed, HandsOpened
from spaces.models.actor import Actor
from spaces.models.changing import Change
from spaces.models.hand import NOTE_LENGTH, Hand
from spaces.models.participant import Participant
from spaces.permissions import Permission


class Hands:
    """Hands are numbered and bounded under the space's lock: none goes up but through here."""

    if TYPE_CHECKING:
        # The space's own.
        hands_open: bool
        hands_from: str
        notes: str
        changing: Any
        hands: Any
        place_of: Any
        require_live: Any
        lets_in: Any
        save: Any

    # --- verbs ---------------------------------------------------------------------------------
    def raise_hand(self, who: User | Guest, *, note: str = "", by: Actor) -> Hand:
        """Ask to speak; whoever has a hand up keeps it.

        Raises HandsClosed, TooManyHands, AlreadyOnStage, NoteTooLong, NoteMissing, and NameNeeded, AccountNeeded or
        InvitationNeeded where the host lets only others ask.
        """
        with self.changing(by, Permission.RAISE_HAND) as change:
            change.require_oneself(who.person.hex)
            self.require_live()
            place = self.place_of(who)
            up: Hand | None = self.hands.up().filter(participant=place).first()
            if up:
                return up
            if place.on_stage:
                raise exceptions.AlreadyOnStage
            self._require_may_ask(place)
            return self._raise(place, self._fitting_note(note), change)

    def open_hands(self, *, by: Actor) -> None:
        """Let hands be raised. Opening open hands does nothing."""
        with self.changing(by, Permission.SET_HANDS) as change:
            self.require_live()
            if not self.hands_open:
                self.hands_open = True
                self.save(update_fields=["hands_open"])
                change.record(HandsOpened())

    def close_hands(self, *, by: Actor) -> None:
        """Let no more hands be raised; those that are up stay up. Closing closed hands does nothing."""
        with self.changing(by, Permission.SET_HANDS) as change:
            self.require_live()
            self._close_hands(change)

    # --- steps of verbs ------------------------------------------------------------------------
    def _fitting_note(self, note: str) -> str:
        note = note.replace("\0", "").strip()
        if self.notes == "off":
            return ""
        if self.notes == "required" and not note:
            raise exceptions.NoteMissing
        if len(note) > NOTE_LENGTH:
            raise exceptions.NoteTooLong
        return note

    def _require_may_ask(self, place: Participant) -> None:
        if not place.name:
            raise exceptions.NameNeeded
        if place.user is None and self.hands_from == "signed_in":
            raise exceptions.AccountNeeded
        if self.hands_from == "invited" and not self.lets_in(place.person.hex):
            raise exceptions.InvitationNeeded
        if not self.hands_open:
            raise exceptions.HandsClosed
        if self.hands.up().count() >= settings.HANDS_UP:
            raise exceptions.TooManyHands

    def _raise(self, place: Participant, note: str, change: Change) -> Hand:
        number = (self.hands.aggregate(last=models.Max("number"))["last"] or 0) + 1
        hand: Hand = self.hands.create(participant=place, key=uuid4(), number=number, raised_at=change.at, note=note)
        told = HandRaised(
            hand=hand.key.hex, number=number, person=place.person.hex, resembles=place.resembles, note=note
        )
        change.record(told)
        return hand

    def _close_hands(self, change: Change, cause: int | None = None) -> None:
        if self.hands_open:
            self.hands_open = False
            self.save(update_fields=["hands_open"])
            change.record(HandsClosed(), cause)
