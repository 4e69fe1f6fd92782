"""One space under one keeper: it tells the browsers, ticks, and keeps the media room, none waiting for another."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable

from channels.db import database_sync_to_async
from django.db import Error as DatabaseError

from spaces.keeper.lease import Lease
from spaces.keeper.media import ROOM_EVERY, Media
from spaces.live.announce import Announcement, DoorLost, Replaced, announce, tick
from spaces.live.redis import RedisError
from spaces.media.livekit import MediaUnavailable, rooms
from spaces.models import Space

log = logging.getLogger(__name__)

LOOK_EVERY, TICK_EVERY = 1.0, 0.5
RETRY = 0.5
PATIENCE_AT_THE_END = 30.0


class SpaceWatch:
    """Runs until the space is at rest and everybody has been told, or until a newer keeper speaks."""

    def __init__(self, lease: Lease) -> None:
        self.lease = lease
        self._anew = True
        self._peak = 0
        self._slug = self._room = ""
        self._media = Media(lease)
        self._happened, self._look_at_room = asyncio.Event(), asyncio.Event()

    def wake(self) -> None:
        """Something happened: look now."""
        self._happened.set()
        self._look_at_room.set()

    @property
    def woken(self) -> bool:
        """Whether something happened that it has not looked at."""
        return self._happened.is_set()

    async def run(self) -> None:
        try:
            space = await self._tell()
            if space.state == Space.State.LIVE:
                async with asyncio.TaskGroup() as loops:
                    beside = [
                        loops.create_task(self._again_and_again(self._tick, TICK_EVERY)),
                        loops.create_task(self._again_and_again(self._keep_room, ROOM_EVERY, self._look_at_room)),
                    ]
                    while space.state == Space.State.LIVE:
                        await _within(LOOK_EVERY, self._happened)
                        space = await self._tell()
                    for task in beside:
                        task.cancel()
            if space.room and space.state != Space.State.LIVE:
                await self._close_room(space.room)
        except* Replaced:
            log.info("space %s: another keeper speaks", self.lease.space_id)

    async def _again_and_again(
        self, step: Callable[[], Awaitable[None]], every: float, sooner: asyncio.Event | None = None
    ) -> None:
        """Repeat a step. A system that fails is asked again soon; the other loops don't notice."""
        while True:
            pause = every
            try:
                await step()
            except (RedisError, MediaUnavailable, DatabaseError) as error:
                log.warning("space %s: %s: %s", self.lease.space_id, step.__name__.strip("_"), error)
                pause = RETRY
            await _within(pause, sooner or asyncio.Event())

    async def _tell(self) -> Space:
        """Announce what happened since the last time, trying until it is done. Returns the space as told."""
        while True:
            try:
                self._happened.clear()
                space, peak, announcement = await self._read()
                if announcement:
                    await announce(announcement, self.lease.generation, max(peak, self._peak))
                    await database_sync_to_async(self.lease.announced)(announcement.seq)
                    self._anew = False
            except (RedisError, DatabaseError) as error:
                log.warning("space %s: can't announce: %s", self.lease.space_id, error)
                await asyncio.sleep(RETRY)
            else:
                self._slug, self._room = space.slug, space.room
                return space

    async def _read(self) -> tuple[Space, int, Announcement | None]:
        found: tuple[Space, int, Announcement | None]
        found = await database_sync_to_async(self.lease.to_announce)(anew=self._anew)
        return found

    async def _tick(self) -> None:
        try:
            told = await tick(self._slug, self.lease.generation)
        except DoorLost:
            self._anew = True
            self.wake()
            return
        if told.room != self._room:
            self._media.compare_soon()
            self._look_at_room.set()
        if told.peak > self._peak:
            await database_sync_to_async(self.lease.saw)(told.peak)
            self._peak = told.peak

    async def _keep_room(self) -> None:
        await self._media.keep(self._slug, self._room)

    async def _close_room(self, room: str) -> None:
        """Send everybody away. If the media server can't be reached the sweep does it later (tasks.py)."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_AT_THE_END):
                while True:
                    try:
                        async with rooms() as media:
                            return await media.close(room)
                    except MediaUnavailable as error:
                        log.warning("space %s: can't close its room: %s", self.lease.space_id, error)
                        await asyncio.sleep(RETRY)


async def _within(seconds: float, event: asyncio.Event) -> None:
    """Wait for ``event``, at most so long, and lower it."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
    event.clear()
