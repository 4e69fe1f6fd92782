"""Who was asked onto the stage, came onto it and left it, and who was muted or held there."""

from dataclasses import dataclass
from typing import ClassVar

from spaces.events.kind import Audience, Kind


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


@dataclass(frozen=True, slots=True)
class StageInvited(Kind):
    """Somebody in the audience is asked onto the stage, and has until ``until`` to answer."""

    kind: ClassVar[str] = "stage.invited"
    audience: ClassVar[Audience] = Audience.MODERATORS
    shown: ClassVar[tuple[str, ...]] = ("person", "until")
    shows_person: ClassVar[str | None] = "person"
    concerns: ClassVar[str | None] = "person"
    moves: ClassVar[bool] = True

    person: str
    until: str


@dataclass(frozen=True, slots=True)
class StageDeclined(Kind):
    """They would rather not."""

    kind: ClassVar[str] = "stage.declined"
    audience: ClassVar[Audience] = Audience.MODERATORS
    shown: ClassVar[tuple[str, ...]] = ("person",)
    shows_person: ClassVar[str | None] = "person"
    concerns: ClassVar[str | None] = "person"
    moves: ClassVar[bool] = True

    person: str


@dataclass(frozen=True, slots=True)
class StageLapsed(Kind):
    """They did not answer in time."""

    kind: ClassVar[str] = "stage.lapsed"
    audience: ClassVar[Audience] = Audience.MODERATORS
    shown: ClassVar[tuple[str, ...]] = ("person",)
    shows_person: ClassVar[str | None] = "person"
    concerns: ClassVar[str | None] = "person"
    moves: ClassVar[bool] = True

    person: str


@dataclass(frozen=True, slots=True)
class StageHeld(Kind):
    """Somebody on stage is held muted: they keep their place and can't unmute until released."""

    kind: ClassVar[str] = "stage.held"
    shown: ClassVar[tuple[str, ...]] = ("person",)
    concerns: ClassVar[str | None] = "person"
    moves: ClassVar[bool] = True

    person: str


@dataclass(frozen=True, slots=True)
class StageReleased(Kind):
    """They may unmute again."""

    kind: ClassVar[str] = "stage.released"
    shown: ClassVar[tuple[str, ...]] = ("person",)
    concerns: ClassVar[str | None] = "person"
    moves: ClassVar[bool] = True

    person: str


@dataclass(frozen=True, slots=True)
class StageFrozen(Kind):
    """Panic: everyone on stage but the host and moderators is held, and so is whoever comes up."""

    kind: ClassVar[str] = "stage.frozen"


@dataclass(frozen=True, slots=True)
class StageUnfrozen(Kind):
    """The panic is over and nobody is held; what else it closed is opened by those who closed it."""

    kind: ClassVar[str] = "stage.unfrozen"
