"""Who hosts: absence and return, who stands in, and who it is from now on."""

from dataclasses import dataclass
from typing import ClassVar

from spaces.events.kind import Kind


@dataclass(frozen=True, slots=True)
class HostLeft(Kind):
    """The host is not there. Unless they return, a moderator takes over at ``until``, or the space ends."""

    kind: ClassVar[str] = "host.left"
    shown: ClassVar[tuple[str, ...]] = ("until",)

    until: str


@dataclass(frozen=True, slots=True)
class HostReturned(Kind):
    """They are back, and host as before; ``person``, who stood in if anybody did, is a moderator again."""

    kind: ClassVar[str] = "host.returned"
    shown: ClassVar[tuple[str, ...]] = ("person",)
    concerns: ClassVar[str | None] = "person"
    moves: ClassVar[bool] = True

    person: str = ""


@dataclass(frozen=True, slots=True)
class HostSucceeded(Kind):
    """A moderator hosts while the host is away. ``person`` is 32 hex digits."""

    kind: ClassVar[str] = "host.succeeded"
    shown: ClassVar[tuple[str, ...]] = ("person",)
    shows_person: ClassVar[str | None] = "person"
    concerns: ClassVar[str | None] = "person"
    moves: ClassVar[bool] = True

    person: str


@dataclass(frozen=True, slots=True)
class HostChanged(Kind):
    """The space was handed over to ``person``; ``before`` hosted it and moderates now."""

    kind: ClassVar[str] = "host.changed"
    shown: ClassVar[tuple[str, ...]] = ("person", "before")
    shows_person: ClassVar[str | None] = "person"
    concerns: ClassVar[str | None] = "person"
    moves: ClassVar[bool] = True

    person: str
    before: str
