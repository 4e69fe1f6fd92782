"""How many interactive seats are taken: joins take them (``admit.lua``), the keeper puts them right by who is there."""

from collections.abc import Collection

from spaces.live import keys
from spaces.live.door import TTL
from spaces.live.redis import script

CONNECTS_WITHIN = 20
"""Seconds somebody has between the join and being seen at the media server, before their seat is free again."""


async def recount(slug: str, connected: Collection[str], seconds_ago: float) -> None:
    """Say who was connected to the media server so long ago. Raises RedisError."""
    ago = int(seconds_ago)
    await script("seats")(keys=[keys.seats(slug)], args=[TTL, ago, CONNECTS_WITHIN, *connected])
