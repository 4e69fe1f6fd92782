"""The parent: it claims spaces, has a child broadcast each, and replaces the children that die or freeze."""

import asyncio
import contextlib
import logging
import math
import sys
import time
from collections.abc import Sequence
from uuid import uuid4

from channels.db import database_sync_to_async
from django.conf import settings
from django.db import Error as DatabaseError

from spaces.broadcaster.running import Child
from spaces.broadcaster.sweep import sweep
from spaces.live.heartbeats import beat
from spaces.live.redis import RedisError
from spaces.loops import again_and_again
from spaces.models import Broadcast
from spaces.models.broadcast import LEASE

log = logging.getLogger(__name__)

EVERY, BEAT_EVERY, SWEEP_EVERY = 0.5, 1.0, 10.0
PATIENCE = 1.0
"""Seconds after which Postgres counts as away."""
GONE = (OSError, DatabaseError, RedisError)
COMMAND = (sys.executable, str(settings.BASE_DIR / "manage.py"), "broadcast_space")
LIVED, LONGEST_REST = 10.0, 30.0
"""Seconds after which a child that ends did work; and those a space is left alone at most where children don't."""


class Broadcaster:
    """Many spaces, one child each."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self.id = uuid4()
        self._command = command
        self._children: dict[int, Child] = {}
        self._waiting: set[asyncio.Task[None]] = set()
        self._free = asyncio.Event()
        self._reached_since: float | None = -math.inf
        self._failures: dict[int, int] = {}
        self._resting: dict[int, float] = {}

    async def run(self) -> None:
        """Broadcast until cancelled, then end the children in order and let others take over at once."""
        loops = [
            again_and_again(self._look, EVERY, sooner=self._free, gone=GONE),
            again_and_again(self._beat, BEAT_EVERY, gone=GONE),
            again_and_again(self._sweep, SWEEP_EVERY, gone=GONE),
        ]
        try:
            await asyncio.gather(*loops)
        finally:
            await asyncio.gather(*(child.end() for child in self._children.values()))
            await asyncio.gather(*self._waiting, return_exceptions=True)

    async def _look(self) -> None:
        """Kill the children that have lost their lease, and claim what nobody broadcasts."""
        asked_at = time.monotonic()
        try:
            held = await database_sync_to_async(Broadcast.objects.held_by)(self.id)
        except DatabaseError:
            self._reached_since = None
            raise
        now = time.monotonic()
        # An answer that was long in coming is the end of a silence.
        if self._reached_since is None or now - asked_at > PATIENCE:
            self._reached_since = now
        if now - self._reached_since < LEASE.total_seconds():
            return  # Postgres was away: whoever broadcasts must first have had the time to renew.
        for child in self._children.values():
            if child.lease not in held:
                log.warning("space %s: its child has lost the lease", child.space_id)
                child.kill()
        await self._claim(now)

    async def _claim(self, now: float) -> None:
        most = settings.BROADCASTS - len(self._children)
        if most <= 0:
            return
        # A space whose child is dying is not free before that is over.
        self._resting = {space: until for space, until in self._resting.items() if now < until}
        but = {*self._children, *self._resting}
        claim = database_sync_to_async(Broadcast.objects.claim)
        for space, generation in await claim(self.id, most, but, settings.BROADCAST_ORIGIN):
            self._children[space] = child = await Child.start(self._command, space, self.id, generation)
            self._waiting.add(waiting := asyncio.create_task(self._wait(child)))
            waiting.add_done_callback(self._waiting.discard)

    async def _wait(self, child: Child) -> None:
        """For its end, and let the space be claimed again at once."""
        status = await child.ended()
        if status:
            log.warning("space %s: its child ended after %.0f s with %s", child.space_id, child.lived, status)
        self._rest(child)
        del self._children[child.space_id]
        with contextlib.suppress(DatabaseError):
            await database_sync_to_async(Broadcast.objects.release)(child.space_id, self.id, child.generation)
        self._free.set()

    def _rest(self, child: Child) -> None:
        """Leave a space alone for a while where one child after another ends at once; the first time not at all."""
        failures = self._failures.pop(child.space_id, 0) + 1
        if child.lived < LIVED:
            self._failures[child.space_id] = failures
            self._resting[child.space_id] = time.monotonic() + min(2.0 ** (failures - 1) - 1, LONGEST_REST)

    async def _beat(self) -> None:
        await beat("broadcaster")

    async def _sweep(self) -> None:
        await database_sync_to_async(sweep)(settings.BROADCAST_DIR)
