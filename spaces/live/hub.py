"""Per process one hub: every floor, and one Redis subscription a live space for all of its sockets.

What is subscribed is made to follow what is needed, again and again, so that no failed call leaves a floor deaf.
"""

import asyncio
import contextlib
import json
import logging
import time

from redis.asyncio.client import PubSub

from spaces.live import keys
from spaces.live.floor import Floor
from spaces.live.redis import RedisError, subscriber
from spaces.live.rounds import Rounds
from spaces.live.socket import Socket
from spaces.live.sounds import Sounds
from spaces.permissions import Role

log = logging.getLogger(__name__)

RETRY = 0.5
LISTEN_FOR = 0.5
SILENCE = 10.0
"""Seconds without a word from Redis, ticks of live spaces included, after which the connection is made anew."""


class Hub:
    """Every floor of this process and their one connection to Redis pub/sub."""

    def __init__(self) -> None:
        self._floors: dict[str, Floor] = {}
        self._redis = subscriber()
        self._pubsub = self._new_pubsub()
        # Two first subscriptions at once would make two connections, and one of them would never be read.
        self._changing = asyncio.Lock()
        self._needed = asyncio.Event()
        self.sounds = Sounds()
        self._rounds = Rounds(self._floors, self.sounds)
        self._listening = asyncio.create_task(self._listen())

    def has(self, slug: str) -> bool:
        """Whether somebody in this process is in that space already."""
        return slug in self._floors

    async def join(self, slug: str, socket: Socket) -> Floor:
        """Add a socket; once this returns it misses nothing. Raises RedisError when the space can't be heard now."""
        floor = self._floors.setdefault(slug, Floor(slug))
        floor.came(socket)
        await self._subscribe_to_what_is_needed()
        self._needed.set()
        return floor

    async def leave(self, slug: str, socket: Socket) -> None:
        """Take a socket away; one that is not there does nothing."""
        floor = self._floors.get(slug)
        if floor is None or socket not in floor.sockets:
            return
        floor.went(socket)
        if not floor.sockets:
            del self._floors[slug]
        if not floor.sockets or socket.standing.role is not Role.NONE:
            # Nobody says it later; and whether a host is there is worth knowing at once.
            with contextlib.suppress(RedisError):
                await floor.say()

    async def _listen(self) -> None:
        while True:
            await self._needed.wait()
            try:
                await self._hear_until_nobody_is_here()
            except (RedisError, OSError) as error:
                log.warning("live updates paused: %s", error)
                await asyncio.sleep(RETRY)
                await self._call_again()

    async def _hear_until_nobody_is_here(self) -> None:
        heard = time.monotonic()
        while self._floors:
            await self._subscribe_to_what_is_needed()
            message = await self._pubsub.get_message(timeout=LISTEN_FOR)
            if message:
                heard = time.monotonic()
                await self._hear(message["channel"], message["data"])
            elif time.monotonic() - heard > SILENCE:
                # A half-open connection looks like silence: a live space is never silent for so long.
                await self._call_again()
                heard = time.monotonic()
        self._needed.clear()
        # What nobody reads would pile up in between, and be heard late.
        await self._subscribe_to_what_is_needed()

    async def _subscribe_to_what_is_needed(self) -> None:
        async with self._changing:
            needed = set(map(keys.channel, self._floors))
            # Those that Redis has been asked to end are held until it says so.
            held = set(self._pubsub.channels) - self._pubsub.pending_unsubscribe_channels
            if needed:
                needed.add(keys.REVOCATIONS)
            if needed - held:
                await self._pubsub.subscribe(*(needed - held))
            if held - needed:
                await self._pubsub.unsubscribe(*(held - needed))

    async def _call_again(self) -> None:
        async with self._changing:
            with contextlib.suppress(RedisError, OSError):
                await self._pubsub.aclose()  # type: ignore[no-untyped-call]
            self._pubsub = self._new_pubsub()

    def _new_pubsub(self) -> PubSub:
        return self._redis.pubsub(ignore_subscribe_messages=True)

    async def _hear(self, channel: str, data: str) -> None:
        if channel == keys.REVOCATIONS:
            self._rounds.look_for_revoked()
            return
        floor = self._floors.get(channel.removeprefix(keys.channel("")))
        if floor is None:
            return
        try:
            await floor.hear(json.loads(data))
        except Exception:  # whatever one space's message does, the others are heard; the next tick tries again
            log.exception("a message of %s could not be passed on", floor.slug)


_hubs: dict[asyncio.AbstractEventLoop, Hub] = {}


def hub() -> Hub:
    """The hub of the running loop, started on first use: daphne has no lifespan."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub()
    return _hubs[loop]
