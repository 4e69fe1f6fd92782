"""Who came onto the stage, who left it, who was muted there."""

from dataclasses import dataclass
from typing import ClassVar

from spaces.events.kind import Kind


@dataclass(frozen=True, slots=True)
class StageJoined(Kind):
    """Somebody may speak from now on. ``person`` is 32 hex digits."""

    kind: ClassVar[str] = "stage.joined"
    shown: ClassVar[tuple[str, ...]] = ("person", "role")
    shows_person: ClassVar[str | None] = "person"
    concerns: ClassVar[str | None] = "person"
    moves: ClassVar[bool] = True

    person: str
    role: str


@dataclass(frozen=True, slots=True)
class StageLeft(Kind):
    """Somebody who was on stage may no longer speak: they stepped down or were moved to the audience."""

    kind: ClassVar[str] = "stage.left"
    shown: ClassVar[tuple[str, ...]] = ("person",)
    concerns: ClassVar[str | None] = "person"
    moves: ClassVar[bool] = True

    person: str


@dataclass(frozen=True, slots=True)
class StageMuted(Kind):
    """Somebody on stage was muted by another; only they themselves unmute."""

    kind: ClassVar[str] = "stage.muted"
    shown: ClassVar[tuple[str, ...]] = ("person",)
    concerns: ClassVar[str | None] = "person"

    person: str
