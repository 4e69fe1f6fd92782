"""What happens to a space itself. Times are ISO 8601 in UTC with microseconds, or empty for none."""

from dataclasses import dataclass
from typing import ClassVar

from spaces.events.kind import Kind, text


@dataclass(frozen=True, slots=True)
class SpaceScheduled(Kind):
    """The host made the space; nobody can be heard in it yet."""

    kind: ClassVar[str] = "space.scheduled"
    shown: ClassVar[tuple[str, ...]] = ("visibility", "scheduled_for", "title")

    visibility: str
    scheduled_for: str = ""
    title: str = text()


@dataclass(frozen=True, slots=True)
class SpaceEdited(Kind):
    """Its words or its rules are these now; its start is where it was."""

    kind: ClassVar[str] = "space.edited"
    shown: ClassVar[tuple[str, ...]] = ("visibility", "hands_from", "notes", "title")

    visibility: str
    hands_from: str
    notes: str
    title: str = text()
    description: str = text()


@dataclass(frozen=True, slots=True)
class SpacePostponed(Kind):
    """It is to start at another time, or at none that is known yet."""

    kind: ClassVar[str] = "space.postponed"
    shown: ClassVar[tuple[str, ...]] = ("scheduled_for",)

    scheduled_for: str


@dataclass(frozen=True, slots=True)
class SpaceStarted(Kind):
    """The host went live."""

    kind: ClassVar[str] = "space.started"


@dataclass(frozen=True, slots=True)
class SpaceCancelled(Kind):
    """It will not take place."""

    kind: ClassVar[str] = "space.cancelled"


@dataclass(frozen=True, slots=True)
class SpaceEnded(Kind):
    """The space is over for everyone: nobody is on stage, no hand is up."""

    kind: ClassVar[str] = "space.ended"


@dataclass(frozen=True, slots=True)
class SpaceLocked(Kind):
    """Nobody new comes in; who was in may come back."""

    kind: ClassVar[str] = "space.locked"


@dataclass(frozen=True, slots=True)
class SpaceUnlocked(Kind):
    """Everybody may come in again."""

    kind: ClassVar[str] = "space.unlocked"


@dataclass(frozen=True, slots=True)
class SpacePinned(Kind):
    """These words stand at the top of the room, in place of what did."""

    kind: ClassVar[str] = "space.pinned"
    shown: ClassVar[tuple[str, ...]] = ("words",)

    words: str = text()


@dataclass(frozen=True, slots=True)
class SpaceUnpinned(Kind):
    """Nothing is pinned any more."""

    kind: ClassVar[str] = "space.unpinned"


@dataclass(frozen=True, slots=True)
class SpaceInterrupted(Kind):
    """The media server is not there: nobody is heard. Everything else goes on."""

    kind: ClassVar[str] = "space.interrupted"


@dataclass(frozen=True, slots=True)
class SpaceResumed(Kind):
    """The sound is back. ``generation`` counts the space's rooms: in another one than before, everybody joins anew."""

    kind: ClassVar[str] = "space.resumed"
    shown: ClassVar[tuple[str, ...]] = ("generation",)

    generation: int
