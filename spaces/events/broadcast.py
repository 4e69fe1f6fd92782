"""What the broadcast lacks: nothing to hear though the space is live."""

from dataclasses import dataclass
from typing import ClassVar

from spaces.events.kind import Audience, Kind


@dataclass(frozen=True, slots=True)
class DeadAir(Kind):
    """Nothing has been heard for a while.

    ``why``: ``nobody_on_stage``, ``all_muted``, ``no_energy`` (microphones are open, and silent) or
    ``media_unreachable``.
    """

    kind: ClassVar[str] = "broadcast.dead_air"
    audience: ClassVar[Audience] = Audience.MODERATORS
    shown: ClassVar[tuple[str, ...]] = ("why",)

    why: str


@dataclass(frozen=True, slots=True)
class SoundAgain(Kind):
    """Something is heard again; its cause is the ``broadcast.dead_air`` that is over."""

    kind: ClassVar[str] = "broadcast.sound_again"
    audience: ClassVar[Audience] = Audience.MODERATORS
