"""To say on a space's channel what the keeper would, and to read what the live part keeps."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from django.conf import settings
from redis.asyncio import Redis

from accounts.models import User
from spaces.live import keys
from spaces.models import Space


@asynccontextmanager
async def live_redis() -> AsyncIterator[Redis]:
    async with Redis.from_url(settings.REDIS_URL, decode_responses=True) as live:
        yield live


async def publish(space: Space, seq: int, about: User | None = None, **more: object) -> None:
    """An announced message that everyone sees, as ``spaces.live.announce`` publishes it."""
    message: dict[str, object] = {"seq": seq, "audience": "everyone", "event": {"seq": seq, "kind": "test"}}
    if about:
        message["person"] = about.person.hex
    async with live_redis() as live:
        await live.publish(keys.channel(space.slug), json.dumps(message | more))
