"""Who was sent away, and who may come back. ``person`` is 32 hex digits."""

from dataclasses import dataclass
from typing import ClassVar

from spaces.events.kind import Audience, Kind, text


@dataclass(frozen=True, slots=True)
class PersonRemoved(Kind):
    """They were sent out. They may come again, into a private space only with a new invitation."""

    kind: ClassVar[str] = "person.removed"
    audience: ClassVar[Audience] = Audience.MODERATORS
    shown: ClassVar[tuple[str, ...]] = ("person",)
    shows_person: ClassVar[str | None] = "person"
    concerns: ClassVar[str | None] = "person"
    moves: ClassVar[bool] = True
    closes: ClassVar[bool] = True

    person: str


@dataclass(frozen=True, slots=True)
class PersonBanned(Kind):
    """They were sent out and don't come back, until ``until`` where it is given; ``scope`` is ``space`` or ``host``."""

    kind: ClassVar[str] = "person.banned"
    audience: ClassVar[Audience] = Audience.MODERATORS
    shown: ClassVar[tuple[str, ...]] = ("person", "until", "scope")
    shows_person: ClassVar[str | None] = "person"
    concerns: ClassVar[str | None] = "person"
    moves: ClassVar[bool] = True
    closes: ClassVar[bool] = True

    person: str
    ban: str
    scope: str
    until: str
    reason: str = text()


@dataclass(frozen=True, slots=True)
class PersonUnbanned(Kind):
    """They may come back: somebody decided so, or the ban's time was up."""

    kind: ClassVar[str] = "person.unbanned"
    audience: ClassVar[Audience] = Audience.MODERATORS
    shown: ClassVar[tuple[str, ...]] = ("person",)
    shows_person: ClassVar[str | None] = "person"
    concerns: ClassVar[str | None] = "person"
    moves: ClassVar[bool] = True

    person: str
    ban: str
