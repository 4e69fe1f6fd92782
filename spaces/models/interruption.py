"""Losing the media server and getting it back: the part of ``Space`` that depends on LiveKit."""

from datetime import datetime
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from django.conf import settings

from spaces.events import SpaceInterrupted, SpaceResumed
from spaces.models.actor import Actor
from spaces.models.changing import Change
from spaces.permissions import Permission


class Interruption:
    """``interrupted_at`` is a fact beside the state. A room that vanished is replaced by one with another name.

    A new random name makes every token of the old room worthless, and does not meet what a dead node still lists.
    """

    if TYPE_CHECKING:
        # The space's own.
        state: str
        room: str
        generation: int
        interrupted_at: datetime | None
        changing: Any
        save: Any

    # --- verbs ---------------------------------------------------------------------------------
    def interrupt(self, *, by: Actor) -> None:
        """The media server is gone. Interrupting an interrupted space does nothing."""
        with self.changing(by, Permission.WATCH_OVER) as change:
            if self.state == "live" and self.interrupted_at is None:
                self._interrupt(change)

    def resume(self, *, by: Actor) -> None:
        """It is back, with the room as it was. Resuming what is not interrupted does nothing."""
        with self.changing(by, Permission.WATCH_OVER) as change:
            if self.state == "live" and self.interrupted_at:
                self._resume(change)

    def move_room(self, lost: str, *, by: Actor) -> None:
        """The room named ``lost`` has vanished: go on in a new one. One replaced already stays replaced."""
        with self.changing(by, Permission.WATCH_OVER) as change:
            if self.state != "live" or self.room != lost:
                return
            if self.interrupted_at is None:
                self._interrupt(change)
            self._new_room()
            self._resume(change)

    # --- steps of verbs ------------------------------------------------------------------------
    def _new_room(self) -> None:
        self.room, self.generation = settings.ROOM_PREFIX + token_urlsafe(24), self.generation + 1
        self.save(update_fields=["room", "generation"])

    def _interrupt(self, change: Change) -> None:
        self.interrupted_at = change.at
        self.save(update_fields=["interrupted_at"])
        change.record(SpaceInterrupted())

    def _resume(self, change: Change) -> None:
        self.interrupted_at = None
        self.save(update_fields=["interrupted_at"])
        change.record(SpaceResumed(generation=self.generation))
