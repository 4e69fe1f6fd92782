"""The media server has a room for every live space and for nothing else."""

from channels.db import database_sync_to_async as run
from django.conf import settings

from accounts.models import User
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


async def test_a_room_that_vanishes_is_made_again(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as charlie, rooms() as media:
        await charlie.seated()
        await media.close(live_space.room)

        async def there() -> bool:
            return live_space.room in await media.names()

        await eventually(there, seconds=ROOM_EVERY + 3)


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
