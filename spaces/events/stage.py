"""Who came onto the stage."""

from dataclasses import dataclass
from typing import ClassVar

from spaces.events.kind import Kind


@dataclass(frozen=True, slots=True)
class StageJoined(Kind):
    """Somebody may speak from now on. ``person`` is 32 hex digits."""

    kind: ClassVar[str] = "stage.joined"
    shown: ClassVar[tuple[str, ...]] = ("person", "role")
    shows_person: ClassVar[str | None] = "person"

    person: str
    role: str
