"""How many interactive seats are taken: joins take them (``admit.lua``), the keeper puts them right by who is there."""

from collections.abc import Collection

from spaces.live import keys
from spaces.live.door import TTL
from spaces.live.redis import script

CONNECTS_WITHIN = 20
"""Seconds somebody has between the join and being seen at the media server, before their seat is free again."""


async def recount(slug: str, room: str, connected: Collection[str], seconds_ago: float) -> None:
    """Say who was connected to ``room`` at the media server so long ago. Raises RedisError."""
    await script("seats")(
        keys=[keys.seats(slug), keys.door(slug)], args=[TTL, room, int(seconds_ago), CONNECTS_WITHIN, *connected]
    )
