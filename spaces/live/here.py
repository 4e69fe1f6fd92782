"""How many people are there."""

from collections.abc import Sequence

from spaces.live import keys
from spaces.live.redis import client


async def here(slug: str) -> int:
    """As last counted; 0 as far as an empty Redis knows. Raises RedisError."""
    return int(await client().hget(keys.door(slug), "now") or 0)


async def here_in(slugs: Sequence[str]) -> dict[str, int]:
    """The same for many spaces, in one round trip."""
    async with client().pipeline(transaction=False) as asked:
        for slug in slugs:
            asked.hget(keys.door(slug), "now")
        counts = await asked.execute()
    return {slug: int(now or 0) for slug, now in zip(slugs, counts, strict=True)}
