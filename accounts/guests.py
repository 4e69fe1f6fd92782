"""Somebody with a name and no account: known by their pass alone."""

from dataclasses import dataclass
from uuid import UUID

from accounts.passes import Pass

NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Guest:
    """Has what an account has of a person: an id and the name they are shown by."""

    person: UUID
    display_name: str

    @classmethod
    def holding(cls, held: Pass | None) -> "Guest | None":
        """Whoever holds a pass without an account; their name is empty until they give one. None without a pass."""
        if held is None or held.account is not None:
            return None
        return cls(UUID(hex=held.person), held.name or "")
