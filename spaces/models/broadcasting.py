"""The broadcast behind the stage: the part of ``Space`` that is about its key, and about what is not heard."""

from typing import TYPE_CHECKING, Any

from spaces.events import DeadAir, SoundAgain
from spaces.models.actor import Actor
from spaces.models.broadcast import Broadcast, new_key
from spaces.permissions import Permission


class Broadcasting:
    """Who may hear a private space's broadcast is who knows its key, so the key changes when somebody has to go."""

    if TYPE_CHECKING:
        # The space's own.
        pk: int
        state: str
        visibility: str
        changing: Any

    # --- verbs ---------------------------------------------------------------------------------
    def note_dead_air(self, why: str, *, by: Actor) -> None:
        """Nothing is heard, because of ``why`` (``DeadAir``). Noting it again does nothing until there was sound."""
        with self.changing(by, Permission.WATCH_OVER) as change:
            if self.state == "live" and self.dead_air is None:
                self._broadcast.update(dead_air=change.record(DeadAir(why=why)))

    def note_sound_again(self, *, by: Actor) -> None:
        """Something is heard again. Where nothing was missed, it does nothing."""
        with self.changing(by, Permission.WATCH_OVER) as change:
            if self.state == "live" and (missed := self.dead_air):
                change.record(SoundAgain(), cause=missed)
                self._forget_dead_air()

    # --- questions -----------------------------------------------------------------------------
    @property
    def dead_air(self) -> int | None:
        """The number of the event that says that nothing is heard, while that is so."""
        found: int | None = self._broadcast.values_list("dead_air", flat=True).first()
        return found

    @property
    def broadcast_key(self) -> str:
        """Under which the files of the broadcast lie."""
        return self.broadcast_place[0]

    @property
    def broadcast_place(self) -> tuple[str, str]:
        """Key and origin of its files."""
        found: tuple[str, str] = self._broadcast.values_list("key", "origin").get()
        return found

    # --- steps of verbs ------------------------------------------------------------------------
    def _rotate_key(self) -> None:
        """Leave whoever is not told the new key behind. In a public space everybody would be told: it stays."""
        if self.visibility == "private":
            self._broadcast.update(key=new_key())

    def _forget_dead_air(self) -> None:
        self._broadcast.update(dead_air=None)

    @property
    def _broadcast(self) -> Any:
        return Broadcast.objects.filter(space=self.pk)
