"""Whether anybody at all may hear a space's broadcast, without a pass: from Redis, without SQL."""

from spaces import exceptions
from spaces.live import keys
from spaces.live.door import rebuild
from spaces.live.redis import RedisError, client

FIELDS = ("state", "visibility", "locked", "over", "broadcast")


async def public_broadcast(slug: str) -> tuple[str, str]:
    """Key and origin of a space that is public or unlisted and not over; of one that is about to start, too.

    Raises SpaceNotFound (also of a private one), SpaceLocked, SpaceEnded, SpaceCancelled or LiveUnavailable.
    """
    try:
        found = await _read(slug)
        if found is None:
            await rebuild(slug)
            found = await _read(slug)
    except RedisError as error:
        raise exceptions.LiveUnavailable from error
    if found is None:
        raise exceptions.LiveUnavailable
    state, visibility, locked, over, broadcast = found
    if state == "unknown" or visibility == "private":
        raise exceptions.SpaceNotFound
    if over:
        ended = exceptions.SpaceCancelled if state == "cancelled" else exceptions.SpaceEnded
        raise ended(cause=int(over))
    if locked:
        raise exceptions.SpaceLocked(cause=int(locked))
    key, _bar, origin = broadcast.partition("|")
    return key, origin


async def _read(slug: str) -> list[str] | None:
    found = await client().hmget(keys.door(slug), *FIELDS)
    return [str(one or "") for one in found] if found[0] else None
