"""A web process full of people that is not there, for what a full house needs without a full house."""

import asyncio
import random
import time
from itertools import count

from redis.asyncio import Redis

from spaces.live import keys
from spaces.live.reactions import KINDS
from tests.live.speaking import live_redis

EVERY, COME_AND_GO = 0.5, 10
"""Seconds between two sayings, and how many of those who are shown leave and come with each."""
NAME = "elsewhere"
CALLED = ("Noor", "Jonas", "Amélie", "Kofi", "Sanne", "Diego", "Priya", "Emre", "Hana", "Luca", "Maren", "Zeynep")


class Elsewhere:
    """It says to Redis what a web process would; whoever reads that believes it.

    ``people`` are there, up to ``spread`` more from moment to moment; ``shown`` of them give their name; they send so
    many ``reactions`` a second.
    """

    def __init__(self, slug: str, people: int, shown: int, *, spread: int = 0, reactions: int = 0) -> None:
        self._slug, self._people, self._shown = slug, people, shown
        self._spread, self._reactions = spread, reactions
        self._born = count()
        self._listed: list[str] = []

    async def live(self) -> None:
        async with live_redis() as live:
            while True:
                await self._say(live)
                await asyncio.sleep(EVERY)

    async def _say(self, live: Redis) -> None:
        """How many there are, who of them came and went, and what they felt, since the last time."""
        now, people = int(time.time()), self._people + random.randint(0, self._spread)
        new = [f"{next(self._born):032x}|guest|{CALLED[number % len(CALLED)]}" for number in range(self._missing)]
        gone, self._listed = self._listed[:COME_AND_GO], self._listed[COME_AND_GO:] + new
        async with live.pipeline(transaction=False) as pipe:
            pipe.hset(keys.presence(self._slug), NAME, f"{people}:{now}")
            pipe.hset(keys.listening(self._slug), NAME, f"{people}:{now}")
            pipe.zadd(keys.listed(self._slug, NAME), dict.fromkeys(new, now))
            pipe.zrem(keys.listed(self._slug, NAME), "nobody", *gone)
            for kind in KINDS if self._reactions else ():
                pipe.hincrby(keys.reactions(self._slug), kind, int(self._reactions * EVERY / len(KINDS)))
            await pipe.execute()

    @property
    def _missing(self) -> int:
        return COME_AND_GO if self._listed else self._shown
