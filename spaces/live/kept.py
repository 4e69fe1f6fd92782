"""What many ask for at once, read once: the same answer for a moment, and one reading at a time."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """One process's answers to ``read``, each kept for ``seconds``. What it raises is kept as well."""

    def __init__(self, seconds: float, read: Callable[[str], Awaitable[Value]]) -> None:
        self._seconds, self._read = seconds, read
        self._loops: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, tuple[float, asyncio.Future[Value]]]] = (
            WeakKeyDictionary()
        )

    async def get(self, key: str) -> Value:
        """What ``read(key)`` answered lately. Whoever gives up waiting stops nobody else's reading."""
        kept = self._loops.setdefault(asyncio.get_running_loop(), {})
        now = time.monotonic()
        if key not in kept or kept[key][0] <= now:
            for old in [one for one, (until, _reading) in kept.items() if until <= now]:
                del kept[old]
            kept[key] = now + self._seconds, asyncio.ensure_future(self._read(key))
        return await asyncio.shield(kept[key][1])
