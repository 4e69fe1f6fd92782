"""One space under one keeper: it tells the browsers, ticks, keeps the media room and the deadlines, none waiting."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable

from channels.db import database_sync_to_async
from django.db import Error as DatabaseError

from spaces.exceptions import SpaceError
from spaces.keeper.deadlines import Deadlines
from spaces.keeper.lease import Lease
from spaces.keeper.media import ROOM_EVERY, Media
from spaces.live.announce import Announcement, DoorLost, Replaced, announce, tick
from spaces.live.attending import attending
from spaces.live.redis import RedisError
from spaces.loops import RETRY, again_and_again, within
from spaces.media.livekit import MediaUnavailable, rooms
from spaces.models import Space

log = logging.getLogger(__name__)

LOOK_EVERY, TICK_EVERY, DEADLINES_EVERY = 1.0, 0.5, 1.0
ANEW_EVERY = 10.0
"""Seconds after which door and standings are told again though nothing happened: time ends bans, accounts change."""
PATIENCE_AT_THE_END = 30.0


class SpaceWatch:
    """Runs until the space is at rest and everybody has been told, or until a newer keeper speaks."""

    def __init__(self, lease: Lease) -> None:
        self.lease = lease
        self._told_at = -ANEW_EVERY
        self._peak = 0
        self._space: Space
        self._media, self._deadlines = Media(lease), Deadlines()
        self._happened, self._look_at_room = asyncio.Event(), asyncio.Event()

    def wake(self) -> None:
        """Something happened: look now."""
        self._happened.set()
        self._look_at_room.set()

    def look_at_media(self, *, room: bool) -> None:
        """The media server told something about its people or, if ``room``, about the room itself: look there now."""
        if room:
            self._media.ensure_soon()
        else:
            self._media.compare_soon()
        self._look_at_room.set()

    @property
    def woken(self) -> bool:
        """Whether something happened that it has not looked at."""
        return self._happened.is_set()

    async def run(self) -> None:
        try:
            await self._tell()
            if self._is_live:
                async with asyncio.TaskGroup() as loops:
                    beside = [
                        loops.create_task(self._repeat(self._tick, TICK_EVERY)),
                        loops.create_task(self._repeat(self._keep_deadlines, DEADLINES_EVERY)),
                        loops.create_task(self._repeat(self._keep_room, ROOM_EVERY, self._look_at_room)),
                    ]
                    while self._is_live:
                        await within(LOOK_EVERY, self._happened)
                        await self._tell()
                    for task in beside:
                        task.cancel()
            if self._space.room and not self._is_live:
                await self._close_room(self._space.room)
        except* Replaced:
            log.info("space %s: another keeper speaks", self.lease.space_id)

    @property
    def _is_live(self) -> bool:
        return self._space.state == Space.State.LIVE

    async def _repeat(
        self, step: Callable[[], Awaitable[None]], every: float, sooner: asyncio.Event | None = None
    ) -> None:
        gone = (RedisError, MediaUnavailable, DatabaseError, SpaceError)
        await again_and_again(step, every, sooner=sooner, gone=gone, over=Replaced)

    async def _tell(self) -> None:
        """Announce what happened since the last time, trying until it is done."""
        while True:
            try:
                self._happened.clear()
                self._space, peak, announcement = await self._read()
                if announcement:
                    await announce(announcement, self.lease.generation, max(peak, self._peak))
                    await database_sync_to_async(self.lease.announced)(announcement.seq)
                    self._told_at = time.monotonic()
                    if announcement.turns_people_out:
                        self.look_at_media(room=False)
            except (RedisError, DatabaseError) as error:
                log.warning("space %s: can't announce: %s", self.lease.space_id, error)
                await asyncio.sleep(RETRY)
            else:
                return

    async def _read(self) -> tuple[Space, int, Announcement | None]:
        found: tuple[Space, int, Announcement | None]
        anew = time.monotonic() - self._told_at >= ANEW_EVERY
        found = await database_sync_to_async(self.lease.to_announce)(anew=anew)
        return found

    async def _tick(self) -> None:
        try:
            told = await tick(self._space.slug, self.lease.generation)
        except DoorLost:
            self._told_at = -ANEW_EVERY
            self.wake()
            return
        if told.room != self._space.room:
            self.look_at_media(room=True)
        if told.peak > self._peak:
            await database_sync_to_async(self.lease.saw)(told.peak)
            self._peak = told.peak

    async def _keep_room(self) -> None:
        await self._media.keep(self._space)

    async def _keep_deadlines(self) -> None:
        try:
            present = await attending(self._space.slug) | self._media.connected
        except RedisError:
            present = None
        await database_sync_to_async(self._deadlines.keep)(self._space, present)

    async def _close_room(self, room: str) -> None:
        """Send everybody away. If the media server can't be reached the sweep does it later (tasks.py)."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_AT_THE_END):
                while True:
                    try:
                        async with rooms() as media:
                            await media.close(room)
                            # What was asked of the media server just before may have made it once more meanwhile.
                            await asyncio.sleep(RETRY)
                            return await media.close(room)
                    except MediaUnavailable as error:
                        log.warning("space %s: can't close its room: %s", self.lease.space_id, error)
                        await asyncio.sleep(RETRY)
