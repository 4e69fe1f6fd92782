"""Who may decide beside the host."""

from dataclasses import dataclass
from typing import ClassVar

from spaces.events.kind import Kind


@dataclass(frozen=True, slots=True)
class ModeratorAppointed(Kind):
    """The host made somebody a moderator. ``person`` is 32 hex digits."""

    kind: ClassVar[str] = "moderator.appointed"
    shown: ClassVar[tuple[str, ...]] = ("person",)
    shows_person: ClassVar[str | None] = "person"
    concerns: ClassVar[str | None] = "person"
    moves: ClassVar[bool] = True

    person: str


@dataclass(frozen=True, slots=True)
class ModeratorDismissed(Kind):
    """They are one no more; where they are, on stage or not, they stay."""

    kind: ClassVar[str] = "moderator.dismissed"
    shown: ClassVar[tuple[str, ...]] = ("person",)
    concerns: ClassVar[str | None] = "person"
    moves: ClassVar[bool] = True

    person: str
