"""What a child is given: the space to broadcast, its hold on it, and whom it tells."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Assignment:
    """``directory``: where all broadcasts lie; ``url``: LiveKit as we reach it; ``archive``: keep the sound."""

    space_id: int
    generation: int
    directory: Path
    url: str
    archive: bool


class Hold(Protocol):
    """The lease, as the child sees it. May be asked often and from any thread: it does no I/O.

    What it says may be otherwise the next moment: who needs it twice keeps it.
    """

    def is_held(self) -> bool:
        """Whether nobody else can have the space, by the monotonic clock."""

    @property
    def key(self) -> str:
        """Under which key listeners look. Another one: go on under it at the next segment."""

    @property
    def room(self) -> str:
        """The media server's name of the room. Another one: it was made anew."""

    @property
    def token(self) -> str:
        """To hear that room with. A new one now and then: two connections with the same would throw each other out."""

    @property
    def state(self) -> str:
        """``scheduled`` (hold sound), ``live`` or ``ended`` (play out and return)."""


class Told(Protocol):
    """Who hears of silence."""

    def dead_air(self, why: str) -> None:
        """Live without energy for 20 s: nobody_on_stage, all_muted, no_energy or media_unreachable."""

    def sound_again(self) -> None:
        """The dead air that was told of is over."""


class HoldLost(Exception):
    """Somebody else broadcasts this space, or may."""
