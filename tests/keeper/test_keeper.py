"""The keeper announces in order, once; it is replaced when it dies, and heals what others lost."""

import signal
from uuid import uuid4

import pytest
import redis.asyncio
from channels.db import database_sync_to_async as run
from django.conf import settings

from accounts.models import User
from spaces.keeper.lease import Lease
from spaces.live.announce import Announcement, Replaced, announce
from spaces.models import Space, Watch
from tests.live.browser import Browser
from tests.processes import Processes, eventually


async def test_a_killed_keeper_is_replaced_and_nothing_is_lost_or_doubled(
    processes: Processes, live_space: Space, alice: User
) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        await charlie.seated()
        await charlie.connect()
        await charlie.hear(t="snapshot", seq=3)
        processes.kill("keeper")
        await run(live_space.end)(by=live_space.actor(alice))
        processes.start("keeper")
        ended = await charlie.hear(t="event")
        assert (ended["seq"], ended["kind"]) == (4, "space.ended")
        assert (await charlie.get("events?after=0"))[1]["seq"] == 4


async def test_a_frozen_keeper_that_wakes_says_nothing_more(
    processes: Processes, live_space: Space, alice: User
) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        await charlie.seated()
        await charlie.connect()
        await charlie.hear(t="snapshot")
        generation = await run(generation_of)(live_space)
        frozen = processes.pause("keeper")
        processes.start("keeper")

        async def taken_over() -> bool:
            return bool(await run(generation_of)(live_space) > generation)

        await eventually(taken_over)
        frozen.send_signal(signal.SIGCONT)
        await run(live_space.end)(by=live_space.actor(alice))
        await charlie.hear(kind="space.ended")
        events = (await charlie.get("events?after=0"))[1]["events"]
        assert [one["seq"] for one in events] == [1, 2, 3, 4]


async def test_an_emptied_redis_is_filled_again(processes: Processes, live_space: Space, alice: User) -> None:
    async with (
        Browser(processes.url, live_space.slug, alice) as host,
        Browser(processes.url, live_space.slug) as charlie,
        redis.asyncio.Redis.from_url(settings.REDIS_URL) as live,
    ):
        await charlie.seated()
        await charlie.connect()
        await charlie.hear(t="tick", now=1)
        await live.flushdb()
        assert (await host.seated())["role"] == "host"
        await charlie.hear(t="tick", seq=3, now=1)
        await run(live_space.end)(by=live_space.actor(alice))
        assert (await charlie.hear(t="event"))["kind"] == "space.ended"


async def test_a_killed_web_process_loses_no_event(processes: Processes, live_space: Space, alice: User) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        await charlie.seated()
        await charlie.connect()
        await charlie.hear(t="snapshot", seq=3)
        processes.kill("web")
        await run(live_space.end)(by=live_space.actor(alice))
        processes.start("web")

        async def back() -> bool:
            try:
                await charlie.connect("?after=3")
            except OSError:
                return False
            return True

        await eventually(back)
        assert (await charlie.hear(t="event"))["kind"] == "space.ended"


def generation_of(space: Space) -> int:
    return Watch.objects.get(space=space).generation


def test_one_keeper_holds_a_space_until_its_lease_runs_out(no_keeper: None, live_space: Space) -> None:
    first, second = uuid4(), uuid4()
    assert Watch.objects.claim(first) == [(live_space.pk, 1)]
    assert Watch.objects.claim(second) == []
    assert Watch.objects.claim(first) == [(live_space.pk, 1)]
    Watch.objects.release(first)
    assert Watch.objects.claim(second) == [(live_space.pk, 2)]
    with pytest.raises(Replaced):
        Lease(live_space.pk, first, 1).announced(3)


def test_a_space_at_rest_needs_no_keeper(no_keeper: None, live_space: Space, alice: User) -> None:
    keeper = uuid4()
    live_space.end(by=live_space.actor(alice))
    assert Watch.objects.claim(keeper) == [(live_space.pk, 1)]
    Lease(live_space.pk, keeper, 1).announced(4)
    assert Watch.objects.claim(keeper) == []


async def test_an_older_generation_can_not_announce(no_keeper: None, live_space: Space) -> None:
    def read() -> Announcement:
        return Announcement.of(live_space, list(live_space.events.all()))

    announcement = await run(read)()
    await announce(announcement, generation=2, peak=0)
    with pytest.raises(Replaced):
        await announce(announcement, generation=1, peak=0)
