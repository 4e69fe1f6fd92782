"""A device of somebody's: which of theirs it is, and what it is called to them."""

import re
from dataclasses import dataclass
from typing import Self

PLATFORMS = frozenset({"iphone", "ipad", "android", "windows", "mac", "linux", "chromebook", "other"})
_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Device:
    """``id`` is 16 hex digits that the browser chose at random and keeps; ``platform`` one of PLATFORMS."""

    id: str
    platform: str

    @classmethod
    def read(cls, id: object, platform: object) -> Self | None:
        """From what a browser says; None where it says nothing that could be one."""
        if isinstance(id, str) and isinstance(platform, str) and _ID.fullmatch(id) and platform in PLATFORMS:
            return cls(id, platform)
        return None
