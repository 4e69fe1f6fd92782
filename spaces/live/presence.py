"""Who is there: each web process says how many people its open sockets are and who of them decides, again and again
while it lives."""

import asyncio
import time
from collections import Counter
from uuid import uuid4

from spaces.live import keys
from spaces.live.redis import script

COUNT_HOLDS = 6
"""Seconds after which the count of a process that says nothing more is dropped."""
SAY_AGAIN = 2.0
"""Seconds between two sayings of an unchanged count."""
KEY_TTL = 60

PROCESS = uuid4().hex


class Presence:
    """The people of one space in this process. Somebody with two sockets is one person."""

    def __init__(self, slug: str) -> None:
        self.slug = slug
        self._sockets: Counter[str] = Counter()
        self._said: tuple[int, frozenset[str]] | None = None
        self._said_at = 0.0
        self._turn = asyncio.Lock()

    def came(self, person: str) -> None:
        self._sockets[person] += 1

    def went(self, person: str) -> None:
        self._sockets[person] -= 1
        if self._sockets[person] <= 0:
            del self._sockets[person]

    async def say(self, deciding: frozenset[str]) -> None:
        """Write the count, and who of the host and moderators is here, if it changed or is about to be dropped.

        Raises RedisError. One saying at a time, so that an older one never comes last.
        """
        async with self._turn:
            says, now = (len(self._sockets), deciding), time.monotonic()
            if says == self._said and now - self._said_at < SAY_AGAIN:
                return
            gone = self._said[1] - deciding if self._said else frozenset()
            await script("present")(
                keys=[keys.presence(self.slug), keys.attending(self.slug)],
                args=[PROCESS, len(self._sockets), KEY_TTL, COUNT_HOLDS, len(deciding), *deciding, *gone],
            )
            self._said, self._said_at = says, now
