"""The door: what Redis knows of a space so that joining needs no SQL, and how it is put back when Redis lost it."""

import asyncio
import json
from typing import Any

from channels.db import database_sync_to_async
from django.db import Error as DatabaseError

from accounts.revocations import revoked_epochs
from spaces.exceptions import LiveUnavailable
from spaces.live import keys
from spaces.live.redis import client, script
from spaces.models import Space
from spaces.models.door import door_of, hands_of, snapshot_of, standings_of

TTL = 24 * 3600
UNKNOWN_TTL = 5
"""How long a slug that no space has is remembered, so that guessing costs Postgres little. Seconds."""
REBUILD_WAIT = 0.5
"""How long others wait for the one process that rebuilds a door. Seconds."""


async def rebuild(slug: str) -> None:
    """Put back the door of ``slug`` from Postgres. One process does it; the others wait at most REBUILD_WAIT.

    Raises LiveUnavailable when that takes too long or Postgres is not there, RedisError without Redis.
    """
    try:
        await _rebuild(slug)
    except (TimeoutError, DatabaseError) as error:
        raise LiveUnavailable from error


async def _rebuild(slug: str) -> None:
    redis = client()
    if not await redis.set(keys.rebuilding(slug), 1, nx=True, px=2000):
        # Another process holds it, so there is no event of ours to wait for.
        async with asyncio.timeout(REBUILD_WAIT):
            while await redis.exists(keys.rebuilding(slug)):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        return
    try:
        if not await redis.hexists(keys.EPOCHS, "ready"):
            await restore_epochs(await database_sync_to_async(revoked_epochs)())
        read = await database_sync_to_async(_read)(slug)
        if read is None:
            # Together, or whoever dies between them leaves it unknown for ever.
            async with redis.pipeline() as pipe:
                pipe.hset(keys.door(slug), "state", "unknown")
                pipe.expire(keys.door(slug), UNKNOWN_TTL)
                await pipe.execute()
        else:
            await script("restore")(
                keys=[keys.door(slug), keys.standings(slug), keys.snapshot(slug), keys.hands(slug)],
                args=[TTL, *map(json.dumps, read)],
            )
    finally:
        await redis.delete(keys.rebuilding(slug))


async def restore_epochs(epochs: dict[int, int]) -> None:
    """Write which passes are revoked; ``ready`` tells an empty list from a lost one."""
    await script("revoke")(keys=[keys.EPOCHS], args=[part for pair in epochs.items() for part in pair])


async def let_in(slug: str, room: str) -> None:
    """Say that the media server has ``room`` now: until then joins wait. Seats are to have been counted before."""
    async with client().pipeline(transaction=False) as pipe:
        pipe.hset(keys.door(slug), "media", room)
        pipe.set(keys.room(room), slug, ex=TTL)
        await pipe.execute()


def _read(slug: str) -> tuple[dict[str, Any], ...] | None:
    space = Space.objects.select_related("host").filter(slug=slug).first()
    if space is None:
        return None
    return door_of(space), standings_of(space), snapshot_of(space), hands_of(space)
