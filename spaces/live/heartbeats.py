"""Which processes are alive: each says so in Redis, and what is not said again soon is forgotten."""

from django.conf import settings
from redis import Redis

from spaces.live.redis import client

HOLDS = 15
"""Seconds a heartbeat is believed."""


async def beat(process: str) -> None:
    await client().set(f"alive:{process}", 1, ex=HOLDS)


def beat_from_task(process: str) -> None:
    """The same from where no loop runs."""
    with Redis.from_url(settings.REDIS_URL, socket_timeout=2) as redis:
        redis.set(f"alive:{process}", 1, ex=HOLDS)


async def alive(*processes: str) -> dict[str, bool]:
    """Which of these have been heard lately. Raises RedisError."""
    found = await client().mget([f"alive:{process}" for process in processes])
    return dict(zip(processes, (one is not None for one in found), strict=True))
