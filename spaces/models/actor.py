"""Who decides: a person, or a part of Rostrum by a rule."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from accounts.models import User


class ActorKind(StrEnum):
    PERSON = "person"
    SCHEDULE = "schedule"
    KEEPER = "keeper"
    LIVEKIT = "livekit"


@dataclass(frozen=True, slots=True)
class Actor:
    """``person`` is 32 hex digits for a person and None for a part of Rostrum."""

    kind: ActorKind
    person: str | None = None

    @classmethod
    def of(cls, user: User) -> Self:
        return cls(ActorKind.PERSON, user.person.hex)

    @classmethod
    def keeper(cls) -> Self:
        return cls(ActorKind.KEEPER)

    def __str__(self) -> str:
        """As it stands in the ledger: ``person:<hex>``, ``keeper`` …"""
        return f"{self.kind}:{self.person}" if self.person else str(self.kind)
