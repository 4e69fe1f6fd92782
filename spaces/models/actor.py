"""Who decides: a person, an administrator, or a part of Rostrum by a rule."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from accounts.guests import Guest
from accounts.models import User


class ActorKind(StrEnum):
    PERSON = "person"
    ADMINISTRATOR = "administrator"
    SCHEDULE = "schedule"
    KEEPER = "keeper"
    LIVEKIT = "livekit"
    BROADCASTER = "broadcaster"


@dataclass(frozen=True, slots=True)
class Actor:
    """``person`` is 32 hex digits for a person and None for a part of Rostrum."""

    kind: ActorKind
    person: str | None = None

    @classmethod
    def of(cls, who: User | Guest) -> Self:
        return cls(ActorKind.PERSON, who.person.hex)

    @classmethod
    def keeper(cls) -> Self:
        return cls(ActorKind.KEEPER)

    @classmethod
    def livekit(cls) -> Self:
        """What the keeper sees happen to the media server."""
        return cls(ActorKind.LIVEKIT)

    @classmethod
    def broadcaster(cls) -> Self:
        """What a broadcaster hears, or does not."""
        return cls(ActorKind.BROADCASTER)

    def as_administrator(self) -> Self:
        return replace(self, kind=ActorKind.ADMINISTRATOR)

    def __str__(self) -> str:
        """As it stands in the ledger: ``person:<hex>``, ``administrator:<hex>``, ``keeper`` …"""
        return f"{self.kind}:{self.person}" if self.person else str(self.kind)
