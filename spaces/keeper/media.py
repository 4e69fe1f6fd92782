"""What was decided about people, told to the media server: one by one at once, and all of it now and then."""

import asyncio
import time

from channels.db import database_sync_to_async

from spaces.events import PersonBanned, PersonRemoved, StageMuted
from spaces.keeper.lease import Lease
from spaces.live.door import let_in
from spaces.live.seats import recount
from spaces.media.livekit import MediaUnavailable, Rooms, rooms
from spaces.media.reconcile import reconcile
from spaces.models import Actor, Event, Space

ROOM_EVERY = 2.0
"""Seconds within which a room that vanished is there again."""
COMPARE_EVERY = 10.0
"""Seconds within which whatever is wrong in the room is found and put right."""
COMPARE_SOON = 0.2
"""Seconds between two comparisons at the least, however often one is asked for."""
AWAY_AFTER = 2
"""Failures in a row after which the media server counts as gone."""


class Media:
    """One space's room. Every step may raise MediaUnavailable and is then taken again."""

    def __init__(self, lease: Lease) -> None:
        self._lease = lease
        self._ensured_at = self._compared_at = -COMPARE_EVERY
        self._compare = False
        self._failures = 0
        self.connected: frozenset[str] = frozenset()
        """Who was in the room at the last comparison: people by 32 hex digits."""

    def compare_soon(self) -> None:
        """Somebody is there who may not be, or may not speak: look at everyone the next time."""
        self._compare = True

    def ensure_soon(self) -> None:
        """The room itself may be gone: look at it, and at everyone, the next time."""
        self._ensured_at = self._compared_at = -COMPARE_EVERY

    async def keep(self, space: Space) -> None:
        """Tell what was decided; when it is time, have the room and let people in, and compare everyone who is."""
        try:
            async with rooms() as media:
                await self._keep(media, space)
        except MediaUnavailable:
            self._failures += 1
            if self._failures == AWAY_AFTER:
                await database_sync_to_async(space.interrupt)(by=Actor.livekit())
            raise
        self._failures = 0

    async def _keep(self, media: Rooms, space: Space) -> None:
        await self._enact(media, space.room)
        since = time.monotonic() - self._compared_at
        if since >= COMPARE_EVERY or self._compare:
            await asyncio.sleep(COMPARE_SOON - since)
            await self._compare_everyone(media, space.room)
        # Last, as it needs Redis too: without it, what was decided about people holds all the same.
        if time.monotonic() - self._ensured_at >= ROOM_EVERY:
            await self._ensure(media, space)

    async def _ensure(self, media: Rooms, space: Space) -> None:
        """Have the room. One that had vanished is left behind: everybody moves to a new one, under another name."""
        if not await database_sync_to_async(self._lease.is_its_room)(await media.ensure(space.room)):
            lost = space.room
            await database_sync_to_async(space.move_room)(lost, by=Actor.livekit())
            await media.close(lost)
            await database_sync_to_async(self._lease.has_room)(await media.ensure(space.room))
        elif space.interrupted_at:
            await database_sync_to_async(space.resume)(by=Actor.livekit())
        # Before anybody is let in: a Redis that lost everything must not give out seats that are taken.
        await recount(space.slug, space.room, self.connected, time.monotonic() - self._compared_at)
        await let_in(space.slug, space.room)
        self._ensured_at = time.monotonic()

    async def _compare_everyone(self, media: Rooms, room: str) -> None:
        self._compare, self._compared_at = False, time.monotonic()
        stage = await database_sync_to_async(self._lease.stage)()
        self.connected = await reconcile(media, room, stage=stage, who_is_out=database_sync_to_async(self._lease.out))

    async def _enact(self, media: Rooms, room: str) -> None:
        # A mute is a moment, not a state: it can't be read off anything later, so each decision is told.
        for event in await database_sync_to_async(self._lease.to_enact)():
            await self._tell(media, room, event)
            await database_sync_to_async(self._lease.enacted)(event.seq)

    async def _tell(self, media: Rooms, room: str, event: Event) -> None:
        """Somebody who is not connected needs no telling: they come with a token that fits."""
        person = event.concerned or ""
        if event.kind == StageMuted.kind:
            await media.mute(room, person)
        elif event.kind in (PersonBanned.kind, PersonRemoved.kind):
            await media.remove(room, person)
        else:
            # Their place as it is by now: what was decided since must not be undone for a moment.
            stage = await database_sync_to_async(self._lease.stage)()
            await media.set_place(room, person, may_speak=stage.get(person, False))
