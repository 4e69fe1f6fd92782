"""What everybody sees at the top of the room: the part of ``Space`` that holds one message or link up."""

from typing import TYPE_CHECKING, Any

from spaces.events import SpacePinned, SpaceUnpinned
from spaces.exceptions import NothingToPin, PinTooLong
from spaces.models.actor import Actor
from spaces.models.changing import Change
from spaces.permissions import Permission

PIN_LENGTH = 280


class Pinning:
    """``pinned`` is what stands there, or empty."""

    if TYPE_CHECKING:
        # The space's own.
        pinned: str
        changing: Any
        events: Any
        require_not_over: Any
        save: Any

    # --- verbs ---------------------------------------------------------------------------------
    def pin(self, words: str, *, by: Actor) -> None:
        """Show these words in place of what is pinned. Pinning the same again does nothing.

        Raises NothingToPin and PinTooLong.
        """
        with self.changing(by, Permission.PIN) as change:
            self.require_not_over()
            words = " ".join(words.replace("\0", "").split())
            if not words:
                raise NothingToPin
            if len(words) > PIN_LENGTH:
                raise PinTooLong
            if words != self.pinned:
                self._hold_up(words)
                change.record(SpacePinned(words=words))

    def unpin(self, *, by: Actor) -> None:
        """Take it down. Where nothing is pinned this does nothing."""
        with self.changing(by, Permission.PIN) as change:
            self.require_not_over()
            if self.pinned:
                self._hold_up("")
                change.record(SpaceUnpinned())

    # --- steps of verbs ------------------------------------------------------------------------
    def unpin_erased(self, seq: int, change: Change, cause: int) -> None:
        """Nothing stays up whose words were erased: those of the event ``seq``, if they are what is pinned."""
        last = self.events.filter(kind=SpacePinned.kind).latest("seq").seq
        if self.pinned and seq == last:
            self._hold_up("")
            change.record(SpaceUnpinned(), cause)

    def _hold_up(self, words: str) -> None:
        self.pinned = words
        self.save(update_fields=["pinned"])
