"""A child's hold on its space, renewed on a connection of its own and believed by the monotonic clock."""

import asyncio
import contextlib
import logging
import time
from uuid import UUID

import psycopg

from spaces.database import dsn
from spaces.loops import again_and_again
from spaces.media.broadcast.assignment import HoldLost
from spaces.models.broadcast import LEASE, RENEW, renewal
from spaces.models.changing import SPACES_CHANNEL

log = logging.getLogger(__name__)

EVERY = 0.5
"""Seconds between two renewals of a lease of two and a half; sooner where something happens in the space."""
SILENT = 1.5
"""Seconds without an answer after which Postgres counts as away."""
BLIND = 600.0
"""Seconds for which one goes on without it."""


class Lease:
    """A ``Hold``. What has run out stays lost, also for a process that was frozen and wakes.

    While Postgres is away nobody else can claim the space either, and listeners are to go on hearing: a process that
    lives then holds on. Should others see Postgres where it does not, it is still alone in its generation's directory.
    """

    def __init__(self, space_id: int, holder: UUID, generation: int) -> None:
        self.space_id, self.holder, self.generation = space_id, holder, generation
        self.key = self.room = self.state = ""
        self.begun = asyncio.Event()
        """Set once the lease was renewed, and with it key, room and state are known."""
        self._confirmed_at = self._held_until = 0.0

    def is_held(self) -> bool:
        return time.monotonic() < self._held_until

    async def keep(self) -> None:
        """Renew until it is lost, which raises HoldLost."""
        gone = (psycopg.Error, OSError)
        renewing = asyncio.create_task(again_and_again(self._renew_on_one, EVERY, gone=gone, over=HoldLost))
        bridging = asyncio.create_task(again_and_again(self._bridge, EVERY, over=HoldLost))
        try:
            await asyncio.gather(renewing, bridging)
        finally:
            renewing.cancel()
            bridging.cancel()

    async def _renew_on_one(self) -> None:
        """Renew as long as one connection lasts."""
        async with await psycopg.AsyncConnection.connect(dsn(), autocommit=True) as connection:
            await connection.execute(f"LISTEN {SPACES_CHANNEL}")
            while True:
                await self._renew(connection)
                async with contextlib.aclosing(connection.notifies(timeout=EVERY)) as notices:
                    async for notice in notices:
                        if notice.payload.partition(" ")[0] == str(self.space_id):
                            break

    async def _renew(self, connection: psycopg.AsyncConnection) -> None:
        asked_at = time.monotonic()
        answer = await connection.execute(RENEW, renewal(self.space_id, self.holder, self.generation))
        row = await answer.fetchone()
        if row is None:
            self._held_until = 0.0
            raise HoldLost(f"space {self.space_id}: another broadcaster has it")
        self.key, self.room, self.state = row
        self._confirmed_at = asked_at
        # An answer that was long in coming takes nothing back.
        self._held_until = max(self._held_until, asked_at + LEASE.total_seconds())
        self.begun.set()

    async def _bridge(self) -> None:
        now = time.monotonic()
        if not self.begun.is_set():
            return
        if now >= self._held_until:
            raise HoldLost(f"space {self.space_id}: the lease ran out")
        if now - self._confirmed_at >= SILENT:
            self._held_until = min(now + LEASE.total_seconds(), self._confirmed_at + BLIND)
