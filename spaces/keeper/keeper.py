"""The process: it leases spaces, wakes their watches when Postgres notifies, and ends in order."""

import asyncio
import contextlib
import logging
from uuid import uuid4

import psycopg
from channels.db import database_sync_to_async
from django.db import Error as DatabaseError

from accounts.models.user import ACCOUNTS_CHANNEL
from accounts.revocations import revoked_epochs
from spaces.database import notices
from spaces.exceptions import SpaceError
from spaces.keeper.lease import Lease
from spaces.keeper.space_watch import SpaceWatch
from spaces.live.door import restore_epochs
from spaces.live.heartbeats import beat
from spaces.live.redis import RedisError
from spaces.live.revocations import nudge
from spaces.loops import again_and_again
from spaces.models import Actor, Ban, Watch
from spaces.models.changing import SPACES_CHANNEL

log = logging.getLogger(__name__)

EVERY, SELDOM = 1.0, 10.0
"""Seconds between two claims, of which the lease is three; and between looks at what can wait."""
GONE = (psycopg.Error, OSError, DatabaseError, RedisError, SpaceError)


class Keeper:
    """Many spaces, one task each."""

    def __init__(self) -> None:
        self.id = uuid4()
        self._watches: dict[int, SpaceWatch] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._woken = asyncio.Event()
        self._told_revoked: dict[int, int] | None = None

    async def run(self) -> None:
        """Keep until cancelled, then let another keeper take over at once."""
        loops = [
            again_and_again(self._listen, EVERY, gone=GONE),
            again_and_again(self._claim, EVERY, sooner=self._woken, gone=GONE),
            # Apart from claiming: a Redis that does not answer must not cost the lease.
            again_and_again(self._beat, EVERY, gone=GONE),
            again_and_again(self._revocations, SELDOM, gone=GONE),
            again_and_again(self._end_bans, SELDOM, gone=GONE),
        ]
        try:
            await asyncio.gather(*loops)
        finally:
            for task in self._tasks.values():
                task.cancel()
            await asyncio.gather(*self._tasks.values(), return_exceptions=True)
            with contextlib.suppress(DatabaseError):
                await database_sync_to_async(Watch.objects.release)(self.id)

    async def _claim(self) -> None:
        for space, generation in await database_sync_to_async(Watch.objects.claim)(self.id):
            self._watch(space, generation)

    async def _beat(self) -> None:
        await beat("keeper")

    def _watch(self, space: int, generation: int) -> None:
        watch = self._watches.get(space)
        if watch and watch.lease.generation == generation:
            return
        if watch:
            self._tasks[space].cancel()
        self._watches[space] = SpaceWatch(Lease(space, self.id, generation))
        self._tasks[space] = task = asyncio.create_task(self._watches[space].run())
        task.add_done_callback(lambda done: self._over(space, done))

    def _over(self, space: int, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()):
            log.error("the watch of space %s failed", space, exc_info=error)
        if self._tasks.get(space) is task:
            del self._tasks[space]
            if self._watches.pop(space).woken:
                # Something happened while it was ending: claim again now, not in a second.
                self._woken.set()

    async def _listen(self) -> None:
        """NOTIFY makes us look at once; without it we look every second."""
        async with contextlib.aclosing(notices(SPACES_CHANNEL, ACCOUNTS_CHANNEL)) as told:
            async for notice in told:
                await self._notified(notice.channel, notice.payload)

    async def _notified(self, channel: str, payload: str) -> None:
        if channel == ACCOUNTS_CHANNEL:
            with contextlib.suppress(RedisError, DatabaseError):
                await self._revocations()
            return
        space, _, about = payload.partition(" ")
        if not space.isdigit():
            return
        if (watch := self._watches.get(int(space))) is None:
            self._woken.set()
        elif about:
            watch.look_at_media(room=about == "room")
        else:
            watch.wake()

    async def _end_bans(self) -> None:
        """Bans whose time is up, in whatever space: several keepers do no harm."""
        await database_sync_to_async(_end_bans)()

    async def _revocations(self) -> None:
        revoked = await database_sync_to_async(revoked_epochs)()
        await restore_epochs(revoked)
        if revoked != self._told_revoked:
            await nudge()
            self._told_revoked = revoked


def _end_bans() -> None:
    for ban in Ban.objects.over().select_related("space__host"):
        ban.end(by=Actor.keeper())
