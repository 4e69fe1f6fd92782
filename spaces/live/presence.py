"""Who is listening: each web process says how many people its open sockets are, and says it again while it lives."""

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
        self._said: int | None = None
        self._said_at = 0.0

    def came(self, person: str) -> None:
        self._sockets[person] += 1

    def went(self, person: str) -> None:
        self._sockets[person] -= 1
        if self._sockets[person] <= 0:
            del self._sockets[person]

    async def say(self) -> None:
        """Write the count if it changed or is about to be dropped."""
        now = time.monotonic()
        if len(self._sockets) == self._said and now - self._said_at < SAY_AGAIN:
            return
        self._said, self._said_at = len(self._sockets), now
        await script("present")(keys=[keys.presence(self.slug)], args=[PROCESS, self._said, KEY_TTL])
