"""How many people are there."""

from spaces.live import keys
from spaces.live.redis import client


async def here(slug: str) -> int:
    """As last counted; 0 as far as an empty Redis knows. Raises RedisError."""
    return int(await client().hget(keys.door(slug), "now") or 0)
