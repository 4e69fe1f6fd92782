"""What was decided about the stage, told to the media server: one by one at once, and all of it now and then."""

import time

from channels.db import database_sync_to_async

from spaces.events import StageJoined, StageMuted
from spaces.keeper.lease import Lease
from spaces.live.door import let_in
from spaces.media.livekit import Rooms, rooms
from spaces.media.reconcile import reconcile
from spaces.models import Event

ROOM_EVERY = 2.0
"""Seconds within which a room that vanished is there again."""
COMPARE_EVERY = 10.0
"""Seconds within which whatever is wrong in the room is found and put right."""


class Media:
    """One space's room. Every step may raise MediaUnavailable and is then taken again."""

    def __init__(self, lease: Lease) -> None:
        self._lease = lease
        self._ensured_at = self._compared_at = -COMPARE_EVERY

    def compare_soon(self) -> None:
        """Something about the room changed that nobody decided: look at all of it the next time."""
        self._ensured_at = self._compared_at = -COMPARE_EVERY

    async def keep(self, slug: str, room: str) -> None:
        """Tell what was decided; when it is time, have the room and let people in, and compare everyone who is."""
        async with rooms() as media:
            await self._enact(media, room)
            if time.monotonic() - self._ensured_at >= ROOM_EVERY:
                await media.ensure(room)
                await let_in(slug, room)
                self._ensured_at = time.monotonic()
            if time.monotonic() - self._compared_at >= COMPARE_EVERY:
                await reconcile(media, room, await database_sync_to_async(self._lease.on_stage)())
                self._compared_at = time.monotonic()

    async def _enact(self, media: Rooms, room: str) -> None:
        # A mute is a moment, not a state: it can't be read off anything later, so each decision is told.
        for event in await database_sync_to_async(self._lease.to_enact)():
            await _tell(media, room, event)
            await database_sync_to_async(self._lease.enacted)(event.seq)


async def _tell(media: Rooms, room: str, event: Event) -> None:
    """Somebody who is not connected needs no telling: they come with a token that fits."""
    person = event.concerned or ""
    if event.kind == StageMuted.kind:
        await media.mute(room, person)
    else:
        await media.set_place(room, person, on_stage=event.kind == StageJoined.kind)
