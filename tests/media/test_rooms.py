"""The media server has a room for every live space and for nothing else."""

import asyncio
from uuid import uuid4

import pytest
from channels.db import database_sync_to_async as run
from django.conf import settings

from accounts.models import User
from spaces.keeper import space_watch
from spaces.keeper.lease import Lease
from spaces.keeper.media import ROOM_EVERY
from spaces.media.livekit import rooms
from spaces.media.sweep import sweep
from spaces.models import Space
from tests.live.browser import Browser
from tests.processes import Processes, eventually


async def names() -> set[str]:
    async with rooms() as media:
        return await media.names()


async def test_a_room_opens_with_the_space_and_closes_with_it(
    processes: Processes, live_space: Space, alice: User
) -> None:
    async def there() -> bool:
        return live_space.room in await names()

    async def gone() -> bool:
        return not await there()

    await eventually(there)
    await run(live_space.end)(by=live_space.actor(alice))
    await eventually(gone)


async def test_a_room_that_is_made_again_while_it_is_closed_is_closed_too(
    processes: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was asked of the media server before the end may be done after it."""
    name = f"{settings.ROOM_PREFIX}made-again"
    monkeypatch.setattr(space_watch, "RETRY", 5)

    async def gone() -> bool:
        return name not in await names()

    async with rooms() as media:
        await media.ensure(name)
        closing = asyncio.create_task(space_watch.SpaceWatch(Lease(0, uuid4(), 1))._close_room(name))
        await eventually(gone)
        await media.ensure(name)
        await closing
        assert await gone()


async def test_a_room_that_vanishes_is_left_for_another(processes: Processes, live_space: Space) -> None:
    lost = live_space.room
    async with Browser(processes.url, live_space.slug) as charlie, rooms() as media:
        await charlie.seated()
        await charlie.connect()
        await charlie.hear(t="snapshot", generation=1)
        await media.close(lost)
        assert (await charlie.hear(kind="space.interrupted"))["seq"] == 4
        assert (await charlie.hear(kind="space.resumed"))["generation"] == 2
        await charlie.seated()
        await run(live_space.refresh_from_db)()
        assert live_space.room != lost
        assert live_space.interrupted_at is None

        async def only_the_new_one() -> bool:
            found = await media.names()
            return live_space.room in found and lost not in found

        await eventually(only_the_new_one, seconds=ROOM_EVERY + 3)


async def test_rooms_that_no_live_space_knows_are_swept(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as charlie, rooms() as media:
        await charlie.seated()
        stray, foreign = f"{settings.ROOM_PREFIX}stray", "somebody-elses"
        await media.ensure(stray)
        await media.ensure(foreign)
        assert await sweep() >= 1
        left = await media.names()
        assert stray not in left
        assert {live_space.room, foreign} <= left
        await media.close(foreign)


async def test_closing_a_room_that_is_gone_is_no_error(processes: Processes) -> None:
    async with rooms() as media:
        await media.close("never-was")
