"""Per process one hub: every floor, and one Redis subscription a live space for all of its sockets."""

import asyncio
import contextlib
import json
import logging

from spaces.live import keys
from spaces.live.floor import Floor
from spaces.live.redis import RedisError, subscriber
from spaces.live.socket import Socket

log = logging.getLogger(__name__)

RETRY = 0.5
SAY_EVERY = 0.5


class Hub:
    """Every floor of this process and their one connection to Redis pub/sub."""

    def __init__(self) -> None:
        self._floors: dict[str, Floor] = {}
        self._redis = subscriber()
        self._pubsub = self._redis.pubsub(ignore_subscribe_messages=True)
        self._subscribed = asyncio.Event()
        self._tasks = [asyncio.create_task(self._listen()), asyncio.create_task(self._say_presence())]

    async def join(self, slug: str, socket: Socket) -> None:
        """Add a socket; from here on it misses nothing."""
        floor = self._floors.get(slug)
        if floor is None:
            floor = self._floors[slug] = Floor(slug)
            with contextlib.suppress(RedisError):  # the listener subscribes again by itself
                await self._pubsub.subscribe(keys.channel(slug))
            self._subscribed.set()
        floor.sockets.add(socket)
        floor.presence.came(socket.person)

    async def leave(self, slug: str, socket: Socket) -> None:
        floor = self._floors.get(slug)
        if floor is None or socket not in floor.sockets:
            return
        floor.sockets.discard(socket)
        floor.presence.went(socket.person)
        if not floor.sockets:
            del self._floors[slug]
            with contextlib.suppress(RedisError):
                await floor.presence.say()
                if slug not in self._floors:
                    await self._pubsub.unsubscribe(keys.channel(slug))

    def sockets(self) -> list[Socket]:
        return [socket for floor in self._floors.values() for socket in floor.sockets]

    async def _listen(self) -> None:
        while True:
            await self._subscribed.wait()
            try:
                if not self._pubsub.subscribed:
                    self._subscribed.clear()
                    continue
                message = await self._pubsub.get_message(timeout=5)
                if message:
                    await self._hear(message["channel"], message["data"])
            except (RedisError, OSError) as error:
                log.warning("live updates paused: %s", error)
                await asyncio.sleep(RETRY)
                await self._subscribe_again()

    async def _hear(self, channel: str, data: str) -> None:
        floor = self._floors.get(channel.removeprefix(keys.channel("")))
        if floor:
            await floor.hear(json.loads(data))

    async def _subscribe_again(self) -> None:
        # What was missed meanwhile shows by the next tick's seq.
        with contextlib.suppress(RedisError, OSError):
            await self._pubsub.aclose()  # type: ignore[no-untyped-call]
            self._pubsub = self._redis.pubsub(ignore_subscribe_messages=True)
            if self._floors:
                await self._pubsub.subscribe(*map(keys.channel, self._floors))

    async def _say_presence(self) -> None:
        while True:
            for floor in list(self._floors.values()):
                with contextlib.suppress(RedisError):
                    await floor.presence.say()
            await asyncio.sleep(SAY_EVERY)


_hubs: dict[asyncio.AbstractEventLoop, Hub] = {}


def hub() -> Hub:
    """The hub of the running loop, started on first use: daphne has no lifespan."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub()
    return _hubs[loop]
