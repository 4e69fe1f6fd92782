"""What a broadcaster holds: renewed together on a connection of its own, and believed by the monotonic clock."""

import asyncio
import contextlib
import math
import time
from collections.abc import Iterator
from uuid import UUID

import psycopg

from spaces.broadcaster.wire import Held
from spaces.database import dsn
from spaces.media.tokens import recorder_token
from spaces.models.broadcast import LEASE, RENEW, renewal

SILENT = 1.5
"""Seconds without an answer after which Postgres counts as away."""
ANSWERS_WITHIN = 5.0
"""Seconds after which a connection on which nothing comes is given up for another one."""
BLIND = 600.0
"""Seconds for which one goes on without it."""


class Lease:
    """Of one space, for one generation of its broadcast.

    While Postgres is away nobody else can claim the space either, and listeners are to go on hearing: whoever lives
    then holds on. Should others see Postgres where we don't, each is still alone in its generation's directory.
    """

    def __init__(self, space_id: int, generation: int) -> None:
        self.space_id, self.generation = space_id, generation
        self._key = self._room = self._state = ""
        self._confirmed_at = 0.0
        self._until: float | None = None

    @property
    def is_known(self) -> bool:
        """Whether it was renewed at least once, and with it key, room and state are known."""
        return self._until is not None

    @property
    def is_lost(self) -> bool:
        return self._until is not None and time.monotonic() >= self._until

    @property
    def waits(self) -> bool:
        """Whether its space has not begun."""
        return self._state == "scheduled"

    @property
    def is_over(self) -> bool:
        """Whether its space is."""
        return self._state == "ended"

    @property
    def held(self) -> Held:
        """As the child is told."""
        token = recorder_token(self._room) if self._room else ""
        return Held(self._until or 0.0, self._key, self._room, token, self._state)

    def confirm(self, asked_at: float, key: str, room: str, state: str) -> None:
        """It was ours when we asked."""
        self._key, self._room, self._state = key, room, state
        self._confirmed_at = asked_at
        # An answer that was long in coming takes nothing back.
        self._until = max(self._until or 0.0, asked_at + LEASE.total_seconds())

    def lose(self) -> None:
        """It is another's."""
        self._until = 0.0

    def bridge(self) -> None:
        """Hold on where Postgres does not answer."""
        now = time.monotonic()
        if self.is_known and not self.is_lost and now - self._confirmed_at >= SILENT:
            self._until = min(now + LEASE.total_seconds(), self._confirmed_at + BLIND)


class Leases:
    """All of one broadcaster's."""

    def __init__(self, holder: UUID) -> None:
        self._holder = holder
        self._of: dict[int, Lease] = {}
        self._connection: psycopg.AsyncConnection | None = None
        self._reached_since: float | None = -math.inf

    def __iter__(self) -> Iterator[Lease]:
        return iter(list(self._of.values()))

    def add(self, space_id: int, generation: int) -> None:
        self._of[space_id] = Lease(space_id, generation)

    def drop(self, space_id: int) -> Lease:
        return self._of.pop(space_id)

    @property
    def reached_for(self) -> float:
        """Seconds since Postgres was away the last time."""
        return 0.0 if self._reached_since is None else time.monotonic() - self._reached_since

    async def renew(self) -> None:
        """Ask for all of them, and learn which are another's. Raises psycopg.Error or OSError without Postgres."""
        asked_at, asked = time.monotonic(), list(self)
        try:
            async with asyncio.timeout(ANSWERS_WITHIN):
                rows = await self._ask(asked)
        except (psycopg.Error, OSError):
            self._reached_since = None
            await self.close()
            raise
        # An answer that was long in coming is the end of a silence.
        if self._reached_since is None or time.monotonic() - asked_at > SILENT:
            self._reached_since = time.monotonic()
        ours = {space: (key, room, state) for space, key, room, state in rows}
        for lease in asked:
            if lease.space_id in ours:
                lease.confirm(asked_at, *ours[lease.space_id])
            else:
                lease.lose()

    async def _ask(self, asked: list[Lease]) -> list[tuple[int, str, str, str]]:
        if self._connection is None:
            self._connection = await psycopg.AsyncConnection.connect(dsn(), autocommit=True)
        held = [(lease.space_id, lease.generation) for lease in asked]
        answer = await self._connection.execute(RENEW, renewal(self._holder, held))
        return await answer.fetchall()

    async def close(self) -> None:
        """Let go of the connection; the next renewal opens another one."""
        if self._connection:
            with contextlib.suppress(psycopg.Error, OSError):
                await self._connection.close()
            self._connection = None
