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
from spaces.database import dsn
from spaces.keeper.lease import Lease
from spaces.keeper.space_watch import SpaceWatch
from spaces.live.door import restore_epochs
from spaces.live.heartbeats import beat
from spaces.live.redis import RedisError
from spaces.models import Watch
from spaces.models.changing import SPACES_CHANNEL

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two claims: the lease is three times that."""


class Keeper:
    """Many spaces, one task each."""

    def __init__(self) -> None:
        self.id = uuid4()
        self._watches: dict[int, SpaceWatch] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._woken = asyncio.Event()

    async def run(self) -> None:
        """Keep until cancelled, then let another keeper take over at once."""
        try:
            await asyncio.gather(self._listen(), self._claim(), self._tell_revocations())
        finally:
            for task in self._tasks.values():
                task.cancel()
            await asyncio.gather(*self._tasks.values(), return_exceptions=True)
            with contextlib.suppress(DatabaseError):
                await database_sync_to_async(Watch.objects.release)(self.id)

    async def _claim(self) -> None:
        while True:
            self._woken.clear()
            try:
                for space, generation in await database_sync_to_async(Watch.objects.claim)(self.id):
                    self._watch(space, generation)
                await beat("keeper")
            except (DatabaseError, RedisError) as error:
                log.warning("can't claim spaces: %s", error)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), EVERY)

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
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(dsn(), autocommit=True) as connection:
                    await connection.execute(f"LISTEN {SPACES_CHANNEL}")
                    await connection.execute(f"LISTEN {ACCOUNTS_CHANNEL}")
                    async for notice in connection.notifies():
                        await self._notified(notice.channel, notice.payload)
            except (psycopg.Error, OSError) as error:
                log.warning("not listening to Postgres: %s", error)
            await asyncio.sleep(EVERY)

    async def _notified(self, channel: str, payload: str) -> None:
        if channel == ACCOUNTS_CHANNEL:
            with contextlib.suppress(RedisError, DatabaseError):
                await self._revocations()
        elif watch := self._watches.get(int(payload)):
            watch.wake()
        else:
            self._woken.set()

    async def _tell_revocations(self) -> None:
        while True:
            try:
                await self._revocations()
            except (RedisError, DatabaseError) as error:
                log.warning("can't tell which passes are revoked: %s", error)
            await asyncio.sleep(10 * EVERY)

    async def _revocations(self) -> None:
        await restore_epochs(await database_sync_to_async(revoked_epochs)())
