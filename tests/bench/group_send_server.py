"""The way of others: a Channels consumer in a group of channels_redis, under daphne with our server's settings.

``python -m tests.bench.group_send_server PORT``
"""

import os
import sys

from daphne.server import Server  # first: it installs Twisted's asyncio reactor

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spaces.settings")
import django

django.setup()

from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import ProtocolTypeRouter
from django.conf import settings

from spaces.web import BACKLOG
from tests.bench.group import BACKEND, CONFIG, GROUP

settings.CHANNEL_LAYERS = {"default": {"BACKEND": BACKEND, "CONFIG": CONFIG}}


class Everybody(AsyncWebsocketConsumer):  # type: ignore[misc]
    groups = [GROUP]

    async def told(self, message: dict[str, str]) -> None:
        await self.send(message["text"])


if __name__ == "__main__":
    Server(
        ProtocolTypeRouter({"websocket": Everybody.as_asgi()}),
        endpoints=[f"tcp:port={sys.argv[1]}:interface=127.0.0.1:backlog={BACKLOG}"],
        signal_handlers=False,
        ping_interval=20,
        ping_timeout=30,
    ).run()
