"""The connections to Redis, one set an event loop."""

import asyncio
from functools import cache
from pathlib import Path
from weakref import WeakKeyDictionary

from django.conf import settings
from redis.asyncio import BlockingConnectionPool, Redis
from redis.commands.core import AsyncScript
from redis.exceptions import RedisError

CONNECTIONS = 32
"""How many commands of one process are under way at once; further ones wait their turn."""

_clients: WeakKeyDictionary[asyncio.AbstractEventLoop, Redis] = WeakKeyDictionary()

__all__ = ["RedisError", "client", "script", "subscriber"]


def client() -> Redis:
    """The client of the running loop. Commands that take over 2 s raise RedisError."""
    loop = asyncio.get_running_loop()
    if loop not in _clients:
        _clients[loop] = Redis.from_pool(
            BlockingConnectionPool.from_url(
                settings.REDIS_URL,
                max_connections=CONNECTIONS,
                timeout=2,
                socket_timeout=2,
                socket_connect_timeout=2,
                decode_responses=True,
            )
        )
    return _clients[loop]


def subscriber() -> Redis:
    """A client for one subscription: it may be silent for hours, so nothing times out."""
    return Redis.from_url(
        settings.REDIS_URL,
        socket_timeout=None,
        socket_connect_timeout=2,
        health_check_interval=15,
        decode_responses=True,
    )


@cache
def _source(name: str) -> str:
    return (Path(__file__).parent / "scripts" / f"{name}.lua").read_text()


def script(name: str) -> AsyncScript:
    """A script of ``live/scripts``, run by its digest and sent again when Redis has forgotten it."""
    return client().register_script(_source(name))
