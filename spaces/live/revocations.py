"""Passes that are worth nothing any more: signed out, password changed, suspended. Their sockets are closed."""

from collections.abc import Iterable

from spaces.live import keys
from spaces.live.redis import client
from spaces.live.socket import Socket

REVOKED = 4401


async def nudge() -> None:
    """Tell every web process that passes were revoked; which ones stands in ``keys.EPOCHS``. Raises RedisError."""
    await client().publish(keys.REVOCATIONS, "")


async def close_revoked(sockets: Iterable[Socket]) -> None:
    """Close those whose pass no longer holds. Raises RedisError."""
    lowest = await client().hgetall(keys.EPOCHS)
    for socket in sockets:
        if socket.account is not None and socket.epoch < int(lowest.get(str(socket.account), 0)):
            socket.close(REVOKED)
