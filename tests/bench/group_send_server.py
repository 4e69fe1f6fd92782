"""The way of others: a Channels consumer in a group of channels_redis, under daphne with our server's settings.

``python -m tests.bench.group_send_server PORT``; ``POST /send`` sends its body to the group.
"""

import os
import sys
from typing import Any

from daphne.server import Server  # first: it installs Twisted's asyncio reactor

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spaces.settings")
import django

django.setup()

from channels.generic.websocket import AsyncWebsocketConsumer
from channels.layers import get_channel_layer
from channels.routing import ProtocolTypeRouter
from django.conf import settings

from spaces.web import BACKLOG

GROUP = "everybody"
# Stock but for what would break here: of a burst, the default capacity of 100 loses messages; redis-py 8 ends reads that
# are silent for 5 s, and has no more than 100 connections.
settings.CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.core.RedisChannelLayer",
        "CONFIG": {
            "hosts": [{"address": settings.REDIS_URL, "socket_timeout": None, "max_connections": 4096}],
            "capacity": 10_000,
        },
    }
}


class Everybody(AsyncWebsocketConsumer):  # type: ignore[misc]
    groups = [GROUP]

    async def told(self, message: dict[str, str]) -> None:
        await self.send(message["text"])


async def send_to_all(scope: Any, receive: Any, send: Any) -> None:
    body = (await receive())["body"].decode()
    await get_channel_layer().group_send(GROUP, {"type": "told", "text": body})
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


if __name__ == "__main__":
    Server(
        ProtocolTypeRouter({"http": send_to_all, "websocket": Everybody.as_asgi()}),
        endpoints=[f"tcp:port={sys.argv[1]}:interface=127.0.0.1:backlog={BACKLOG}"],
        signal_handlers=False,
        ping_interval=20,
        ping_timeout=30,
    ).run()
