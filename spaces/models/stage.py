"""What a space can do about its stage: the part of ``Space`` that decides who speaks."""

from typing import TYPE_CHECKING, Any

from django.conf import settings

from accounts.models import User
from spaces.events import StageFrozen, StageJoined, StageMuted, StageUnfrozen
from spaces.exceptions import StageFull
from spaces.models.actor import Actor
from spaces.models.changing import Change
from spaces.models.participant import Participant
from spaces.permissions import Permission


class Stage:
    """Limits hold under the space's lock: nobody comes on stage but through here."""

    if TYPE_CHECKING:
        # The space's own.
        frozen: bool
        changing: Any
        participants: Any
        place_of: Any
        require_live: Any
        save: Any
        _lock: Any
        _close_hands: Any

    # --- verbs ---------------------------------------------------------------------------------
    def invite_to_stage(self, user: User, *, by: Actor) -> None:
        """Ask somebody with an account onto the stage, whether or not they have a place here."""
        with self.changing(by, Permission.INVITE_TO_STAGE) as change:
            self.require_live()
            self.place_of(user)._invite(change)

    def mute_all(self, *, by: Actor) -> None:
        """Mute everyone on stage but whoever asks and those they may not decide about."""
        with self.changing(by, Permission.MUTE) as change:
            self.require_live()
            for place in self.participants.on_stage():
                if place.person.hex != by.person and change.may_decide_about(place.person.hex):
                    change.record(StageMuted(person=place.person.hex))

    def panic(self, *, by: Actor) -> None:
        """Freeze the stage: all but host and moderators are held; hands are closed, the space is locked.

        Whoever comes on stage meanwhile is held too, and reactions rest. A second panic does nothing.
        """
        with self.changing(by, Permission.PANIC) as change:
            self.require_live()
            if self.frozen:
                return
            self.frozen = True
            self.save(update_fields=["frozen"])
            cause = change.record(StageFrozen())
            for place in self.participants.on_stage():
                if place.role == "none":
                    place._hold(change, cause)
            self._close_hands(change, cause)
            self._lock(change, cause)

    def release(self, *, by: Actor) -> None:
        """The panic is over: nobody is held any more. Hands and the door are opened by themselves."""
        with self.changing(by, Permission.PANIC) as change:
            self.require_live()
            if not self.frozen:
                return
            self.frozen = False
            self.save(update_fields=["frozen"])
            cause = change.record(StageUnfrozen())
            for place in self.participants.on_stage():
                place._release(change, cause)

    # --- steps of verbs ------------------------------------------------------------------------
    def require_room_on_stage(self) -> None:
        if self.participants.on_stage().count() >= settings.STAGE_PLACES:
            raise StageFull

    def bring_on_stage(self, place: Participant, change: Change, cause: int | None = None) -> None:
        """Let somebody speak; nobody on stage has a hand up or an invitation open."""
        if place.on_stage:
            return
        self.require_room_on_stage()
        place.on_stage_since, place.invited_until = change.at, None
        place.save(update_fields=["on_stage_since", "invited_until"])
        joined = change.record(StageJoined(person=place.person.hex, role=place.role), cause)
        for hand in place.hands.up():
            hand.step_aside(change, joined)
        if self.frozen and place.role == "none":
            place._hold(change, joined)
