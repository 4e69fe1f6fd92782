"""The parent: it claims spaces, has a child broadcast each, and replaces the children that die or freeze."""

import asyncio
import contextlib
import logging
import sys
import time
from collections.abc import Collection, Sequence
from uuid import uuid4

import psycopg
from channels.db import database_sync_to_async
from django.conf import settings
from django.db import Error as DatabaseError

from spaces.broadcaster.leases import Leases
from spaces.broadcaster.running import Child
from spaces.broadcaster.sweep import sweep
from spaces.broadcaster.telling import Telling
from spaces.database import notices
from spaces.live.heartbeats import beat
from spaces.live.redis import RedisError
from spaces.loops import again_and_again
from spaces.media.broadcast.assignment import Assignment
from spaces.models import Broadcast
from spaces.models.broadcast import LEASE
from spaces.models.changing import SPACES_CHANNEL

log = logging.getLogger(__name__)

EVERY, BEAT_EVERY, SWEEP_EVERY, SELDOM = 0.5, 1.0, 10.0, 3600.0
"""Seconds. Of ``EVERY``, a lease has five; it is renewed sooner where something happens in a space; claims
follow a renewal, and else come ``SELDOM``."""
ON_TIME = 2 * EVERY
"""Seconds between two looks at the children within which our own loop turns as it should."""
GONE = (OSError, psycopg.Error, DatabaseError, RedisError)
COMMAND = (sys.executable, "-m", "spaces.broadcaster.child")
LIVED, LONGEST_REST = 10.0, 30.0
"""Seconds after which a child that ends did work; and those a space is left alone at most where children don't."""


class Broadcaster:
    """Many spaces, one child each."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self.id = uuid4()
        self._command = command
        self._leases = Leases(self.id)
        self._children: dict[int, Child] = {}
        self._waiting: set[asyncio.Task[None]] = set()
        self._woken, self._renewed = asyncio.Event(), asyncio.Event()
        self._looked_at = time.monotonic()
        self._failures: dict[int, int] = {}
        self._resting: dict[int, float] = {}

    async def run(self) -> None:
        """Broadcast until cancelled, then end the children in order and let others take over at once."""
        loops = [
            again_and_again(self._listen, EVERY, gone=GONE),
            again_and_again(self._hold, EVERY, sooner=self._woken, gone=GONE),
            # Apart from holding: a database that does not answer one question must not cost the leases.
            again_and_again(self._claim, SELDOM, sooner=self._renewed, gone=GONE),
            again_and_again(self._look, EVERY),
            again_and_again(self._beat, BEAT_EVERY, gone=GONE),
            again_and_again(self._sweep, SWEEP_EVERY, gone=GONE),
        ]
        try:
            await asyncio.gather(*loops)
        finally:
            await asyncio.gather(*(child.end() for child in self._children.values()))
            await asyncio.gather(*self._waiting, return_exceptions=True)
            await self._leases.close()

    async def _listen(self) -> None:
        """NOTIFY makes us ask at once; without it we ask twice a second."""
        async with contextlib.aclosing(notices(SPACES_CHANNEL)) as told:
            async for notice in told:
                space = notice.payload.partition(" ")[0]
                if space.isdigit() and int(space) in self._children:
                    self._woken.set()

    async def _hold(self) -> None:
        """Renew the leases; then is the moment to claim others."""
        await self._leases.renew()
        self._pass_on()
        self._renewed.set()

    async def _look(self) -> None:
        """Replace the children that are frozen; the others go on where Postgres does not answer."""
        last, self._looked_at = self._looked_at, time.monotonic()
        if self._looked_at - last < ON_TIME:
            for space, child in self._children.items():
                if child.is_frozen:
                    log.warning("space %s: its child is frozen", space)
                    child.kill()
        for lease in self._leases:
            lease.bridge()
        self._pass_on()

    def _pass_on(self) -> None:
        """Tell the children what they hold."""
        for lease in self._leases:
            child = self._children.get(lease.space_id)
            if not child:
                continue
            if lease.is_lost:
                log.warning("space %s: the lease is lost", lease.space_id)
                child.kill()
            elif lease.is_known:
                child.hold(lease.held)

    async def _claim(self) -> None:
        """Take what nobody broadcasts."""
        # Where Postgres was away, whoever broadcasts must first have had the time to renew.
        if self._leases.reached_for < LEASE.total_seconds():
            return
        now = time.monotonic()
        # A space whose child is dying is not free before that is over.
        self._resting = {space: until for space, until in self._resting.items() if now < until}
        but = {*self._children, *self._resting}
        most = settings.BROADCASTS - len(self._children)
        if most <= 0:
            await self._make_room(but)
            return
        claim = database_sync_to_async(Broadcast.objects.claim)
        claimed = await claim(self.id, most, but, settings.BROADCAST_ORIGIN)
        # Renewed from now on, however long it takes to start so many.
        for space, generation in claimed:
            self._leases.add(space, generation)
        try:
            for space, generation in claimed:
                await self._start(space, generation)
        finally:
            for space, _ in claimed:
                if space not in self._children:
                    self._leases.drop(space)

    async def _start(self, space: int, generation: int) -> None:
        telling = Telling(space)
        self._children[space] = await Child.start(self._command, _assignment(space, generation), telling)
        self._waiting.add(waiting := asyncio.create_task(self._wait(space, generation, telling)))
        waiting.add_done_callback(self._waiting.discard)

    async def _make_room(self, but: Collection[int]) -> None:
        """Where there is no room for one that is live, one that has not begun gives way."""
        waiting = [lease.space_id for lease in self._leases if lease.waits]
        if waiting and await database_sync_to_async(Broadcast.objects.is_one_unheard)(but):
            log.info("space %s: gives way to one that is live", waiting[-1])
            self._children[waiting[-1]].kill()

    async def _wait(self, space: int, generation: int, telling: Telling) -> None:
        """For a child's end, and let the space be claimed again at once."""
        child, keeping = self._children[space], asyncio.create_task(telling.keep())
        status = await child.ended()
        keeping.cancel()
        if status:
            log.warning("space %s: its child ended after %.0f s with %s", space, child.lived, status)
        self._rest(space, child)
        ended = self._leases.drop(space).is_over and status == 0
        del self._children[space]
        with contextlib.suppress(DatabaseError):
            await database_sync_to_async(Broadcast.objects.release)(space, self.id, generation, ended=ended)
        self._woken.set()

    def _rest(self, space: int, child: Child) -> None:
        """Leave a space alone for a while where one child after another ends at once; the first time not at all."""
        failures = self._failures.pop(space, 0) + 1
        if child.lived < LIVED:
            self._failures[space] = failures
            self._resting[space] = time.monotonic() + min(2.0 ** (failures - 1) - 1, LONGEST_REST)

    async def _beat(self) -> None:
        await beat("broadcaster")

    async def _sweep(self) -> None:
        await database_sync_to_async(sweep)(settings.BROADCAST_DIR)


def _assignment(space: int, generation: int) -> Assignment:
    return Assignment(
        space_id=space,
        generation=generation,
        directory=settings.BROADCAST_DIR,
        url=settings.LIVEKIT_URL,
        archive=settings.BROADCAST_ARCHIVE,
    )
