"""Applause and the like: counted in each process, added up once a tick, and never told one by one."""

from collections import Counter
from collections.abc import Iterable

from spaces.live import keys
from spaces.live.bucket import Bucket
from spaces.live.redis import client

KINDS = ("clap", "heart", "laugh", "wow", "agree")
RATE, BURST = 5.0, 10
"""How many reactions of one socket count: a second, and at once."""
HOLDS = 5
"""Seconds after which reactions that no tick took are forgotten: those of a space that is not live, or not kept.
A keeper that freezes or dies has another after it within that time."""


def limit() -> Bucket:
    """One socket's. What is over is dropped: whoever taps too fast did nothing wrong."""
    return Bucket(RATE, BURST)


class Reactions:
    """Those of one space in this process that Redis has not been told yet."""

    def __init__(self, slug: str) -> None:
        self.slug = slug
        self._counts: Counter[str] = Counter()

    def add(self, kind: str) -> None:
        self._counts[kind] += 1

    def take(self) -> Counter[str]:
        """All of them; they are not given twice."""
        taken, self._counts = self._counts, Counter()
        return taken


async def tell(spaces: Iterable[Reactions]) -> None:
    """Add them up in Redis, in one round trip for all spaces. Raises RedisError; the reactions are lost then."""
    taken = [(keys.reactions(one.slug), counts) for one in spaces if (counts := one.take())]
    if not taken:
        return
    async with client().pipeline(transaction=False) as pipe:
        for key, counts in taken:
            for kind, count in counts.items():
                pipe.hincrby(key, kind, count)
            # From the first one on, and never put off: else those of a space that no tick comes for would pile up.
            pipe.expire(key, HOLDS, nx=True)
        await pipe.execute()
