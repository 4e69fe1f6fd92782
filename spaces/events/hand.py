"""What becomes of hands. ``hand`` and ``person`` are 32 hex digits, ``number`` counts the space's hands."""

from dataclasses import dataclass
from typing import ClassVar

from spaces.events.kind import Audience, Kind, text


@dataclass(frozen=True, slots=True)
class HandRaised(Kind):
    """Somebody asks to speak, with a note if they like.

    ``resembles`` is ``host`` or ``moderator`` where their name could be taken for such a one's, else empty.
    """

    kind: ClassVar[str] = "hand.raised"
    audience: ClassVar[Audience] = Audience.MODERATORS
    shown: ClassVar[tuple[str, ...]] = ("hand", "number", "person", "resembles", "note")
    shows_person: ClassVar[str | None] = "person"
    concerns: ClassVar[str | None] = "person"

    hand: str
    number: int
    person: str
    resembles: str = ""
    note: str = text()


@dataclass(frozen=True, slots=True)
class HandLowered(Kind):
    """They don't ask any more."""

    kind: ClassVar[str] = "hand.lowered"
    audience: ClassVar[Audience] = Audience.MODERATORS
    shown: ClassVar[tuple[str, ...]] = ("hand", "person")
    concerns: ClassVar[str | None] = "person"

    hand: str
    person: str


@dataclass(frozen=True, slots=True)
class HandAccepted(Kind):
    """They were let onto the stage; ``stage.joined`` follows and names this as its cause."""

    kind: ClassVar[str] = "hand.accepted"
    audience: ClassVar[Audience] = Audience.MODERATORS
    shown: ClassVar[tuple[str, ...]] = ("hand", "person")
    concerns: ClassVar[str | None] = "person"

    hand: str
    person: str


@dataclass(frozen=True, slots=True)
class HandDismissed(Kind):
    """They were not, quietly."""

    kind: ClassVar[str] = "hand.dismissed"
    audience: ClassVar[Audience] = Audience.MODERATORS
    shown: ClassVar[tuple[str, ...]] = ("hand", "person")
    concerns: ClassVar[str | None] = "person"

    hand: str
    person: str


@dataclass(frozen=True, slots=True)
class HandsOpened(Kind):
    """Hands may be raised."""

    kind: ClassVar[str] = "hands.opened"


@dataclass(frozen=True, slots=True)
class HandsClosed(Kind):
    """No more hands, for now. Those that are up stay up."""

    kind: ClassVar[str] = "hands.closed"
