"""What happens to a space itself."""

from dataclasses import dataclass
from typing import ClassVar

from spaces.events.kind import Kind, text


@dataclass(frozen=True, slots=True)
class SpaceScheduled(Kind):
    """The host made the space; nobody can be heard in it yet."""

    kind: ClassVar[str] = "space.scheduled"
    shown: ClassVar[tuple[str, ...]] = ("visibility", "title")

    visibility: str
    title: str = text()


@dataclass(frozen=True, slots=True)
class SpaceStarted(Kind):
    """The host went live."""

    kind: ClassVar[str] = "space.started"


@dataclass(frozen=True, slots=True)
class SpaceEnded(Kind):
    """The space is over for everyone: nobody is on stage, no hand is up."""

    kind: ClassVar[str] = "space.ended"
