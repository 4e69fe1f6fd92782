"""How often an address may check its connection: each time makes a room."""

from spaces.live import keys
from spaces.live.redis import client

A_MINUTE = 10


async def may_probe(address: str) -> bool:
    """Whether one more is all right; if so it counts. May raise RedisError."""
    key = keys.probes(address)
    async with client().pipeline() as pipeline:
        pipeline.set(key, 0, ex=60, nx=True)
        pipeline.incr(key)
        _, tries = await pipeline.execute()
    return int(tries) <= A_MINUTE
