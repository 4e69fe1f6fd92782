"""Which seat somebody gets: interactive while there are any, on stage always, and else the broadcast."""

import time
from collections.abc import Iterator
from uuid import uuid4

import pytest
import redis.asyncio
from channels.db import database_sync_to_async as run
from django.conf import settings

from accounts.models import User
from accounts.passes import Pass
from spaces import hls_paths
from spaces.endpoints.join import answer
from spaces.live import keys
from spaces.live.admission import Wish, admit
from spaces.live.door import let_in, rebuild
from spaces.live.seats import CONNECTS_WITHIN, recount
from spaces.models import Actor, Broadcast, Space
from tests.live.browser import Browser
from tests.models.scenes import place_of
from tests.processes import Processes, eventually

BROADCAST = Wish(broadcast=True, why="media_blocked")


@pytest.fixture
def two_seats() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings, "INTERACTIVE_SEATS", 2)
        yield


@pytest.fixture
async def room(no_keeper: None, two_seats: None, live_space: Space) -> str:
    """Of a live space that nobody keeps but the test, and that can be joined."""
    await rebuild(live_space.slug)
    await let_in(live_space.slug, live_space.room)
    return live_space.slug


def somebody() -> Pass:
    return Pass(uuid4().hex)


async def seat(slug: str, who: Pass, wish: Wish = Wish()) -> str:  # noqa: B008  frozen
    return (await admit(slug, who, wish=wish)).seat


async def counted(slug: str) -> dict[str, str]:
    async with redis.asyncio.Redis.from_url(settings.REDIS_URL, decode_responses=True) as live:
        found = await live.hgetall(keys.joins(slug))
        return {str(reason): str(count) for reason, count in found.items()}


async def test_beyond_the_seats_is_the_broadcast(room: str) -> None:
    first, second, third = somebody(), somebody(), somebody()
    assert [await seat(room, one) for one in (first, second, third)] == ["interactive", "interactive", "broadcast"]
    # Joining again changes nothing, for anybody.
    assert [await seat(room, one) for one in (third, second, first)] == ["broadcast", "interactive", "interactive"]
    assert (await counted(room))["broadcast:full"] == "2"


async def test_who_asks_for_the_broadcast_gives_the_seat_back(room: str) -> None:
    first, second, third = somebody(), somebody(), somebody()
    for one in (first, second):
        await seat(room, one)
    assert await seat(room, first, BROADCAST) == "broadcast"
    assert await seat(room, third) == "interactive"
    assert await seat(room, first) == "broadcast"
    assert (await counted(room))["broadcast:media_blocked"] == "1"


async def test_on_stage_is_always_interactive(room: str, live_space: Space, alice: User) -> None:
    for _ in range(2):
        await seat(room, somebody())
    host = await run(Pass.for_user)(alice)
    assert await seat(room, host) == await seat(room, host, BROADCAST) == "interactive"


async def test_asking_where_the_sound_is_takes_no_seat(room: str) -> None:
    for _ in range(3):
        assert (await admit(room, somebody(), sound="ask")).seat == "interactive"
    assert await seat(room, somebody()) == "interactive"


async def test_seats_are_put_right_by_who_is_connected(room: str, live_space: Space) -> None:
    left, stays, comes = somebody(), somebody(), somebody()
    for one in (left, stays):
        await seat(room, one)
    await recount(room, live_space.room, [stays.person], 0)
    assert await seat(room, comes) == "broadcast", "whoever joined a moment ago is just connecting"
    await taken_long_ago(room)
    await recount(room, live_space.room, [stays.person], 0)
    assert [await seat(room, one) for one in (comes, left, stays)] == ["interactive", "broadcast", "interactive"]


async def test_a_comparison_of_before_the_join_does_not_take_the_seat(room: str, live_space: Space) -> None:
    comes = somebody()
    await seat(room, comes)
    await recount(room, live_space.room, [], CONNECTS_WITHIN - 2)
    assert [await seat(room, somebody()) for _ in range(2)] == ["interactive", "broadcast"]
    assert await seat(room, comes) == "interactive"


async def test_whoever_is_connected_has_a_seat_though_redis_forgot(
    no_keeper: None, two_seats: None, live_space: Space
) -> None:
    room, here = live_space.slug, [somebody() for _ in range(2)]
    await rebuild(room)
    await recount(room, live_space.room, [one.person for one in here], 0)
    await let_in(room, live_space.room)
    assert await seat(room, somebody()) == "broadcast"
    assert await seat(room, here[0]) == "interactive"


async def test_being_connected_from_the_stage_gives_no_seat(room: str, live_space: Space) -> None:
    listens, comes_down = somebody(), somebody()
    await seat(room, listens)
    await recount(room, live_space.room, [listens.person, comes_down.person], 0)
    assert await seat(room, somebody()) == "interactive"
    assert [await seat(room, one) for one in (listens, comes_down)] == ["interactive", "broadcast"]


async def test_one_waits_for_the_media_only_in_an_interactive_seat(room: str, live_space: Space) -> None:
    await let_in(room, "another")
    assert await seat(room, somebody()) == "waiting"
    assert await seat(room, somebody(), BROADCAST) == "broadcast"


async def test_over_http_with_the_address_and_everything_else(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        seated = await charlie.seated()
        status, told = await charlie.join("?want=broadcast&why=ice_failed")
        assert (status, told["seat"]) == (200, "broadcast")
        address = hls_paths.address(await run(lambda: live_space.broadcast_key)())
        assert told["broadcast"] == {"url": address.url, "expires": address.expires}
        assert "livekit" not in told
        assert {**seated, "seat": "", "livekit": ""} == {
            **{name: value for name, value in told.items() if name != "broadcast"},
            "seat": "",
            "livekit": "",
        }
        assert (await counted(live_space.slug))["broadcast:ice_failed"] == "1"
        await charlie.join("?want=broadcast&why=%0a:1")
        assert set(await counted(live_space.slug)) & {"broadcast:", "broadcast:\n:1"} == set()


async def test_the_keeper_frees_the_seats_of_those_who_never_came(processes: Processes, live_space: Space) -> None:
    async with (
        Browser(processes.url, live_space.slug) as charlie,
        redis.asyncio.Redis.from_url(settings.REDIS_URL, decode_responses=True) as live,
    ):
        person = (await charlie.seated())["person"]
        assert await live.zscore(keys.seats(live_space.slug), person)
        await taken_long_ago(live_space.slug)

        async def free() -> bool:
            return await live.zscore(keys.seats(live_space.slug), person) is None

        await eventually(free)


async def test_banned_from_a_private_space_one_is_not_told_the_new_address(
    processes: Processes, alice: User, bob: User, mona: User
) -> None:
    def private() -> Space:
        space = Space.schedule(host=alice, title="Among us", visibility="private")
        space.start(by=Actor.of(alice))
        for who in (bob, mona):
            space.invite_to_stage(who, by=Actor.of(alice))
        return space

    space = await run(private)()
    async with Browser(processes.url, space.slug, bob) as banned, Browser(processes.url, space.slug, mona) as stays:

        async def address(of: Browser) -> str:
            _status, told = await of.join("?want=broadcast&why=chosen")
            return str(told.get("broadcast", {}).get("url", ""))

        async def both() -> bool:
            return all([await address(one) for one in (banned, stays)])

        await eventually(both)
        before = await address(stays)
        assert before == await address(banned)
        await run(lambda: place_of(space, bob).ban(by=Actor.of(alice)))()

        async def another() -> bool:
            return await address(stays) not in ("", before)

        await eventually(another)
        assert (await banned.join("?want=broadcast"))[0] == 404


async def test_the_address_is_on_the_machine_that_broadcasts(no_keeper: None, live_space: Space) -> None:
    await run(lambda: Broadcast.objects.claim(uuid4(), 1, origin="https://media1.example"))()
    await rebuild(live_space.slug)
    held = somebody()
    told = answer(held, await admit(live_space.slug, held, wish=BROADCAST))
    assert told["broadcast"]["url"].startswith("https://media1.example/hls/")


async def taken_long_ago(slug: str) -> None:
    """As if everybody had taken their seat a minute ago."""
    async with redis.asyncio.Redis.from_url(settings.REDIS_URL, decode_responses=True) as live:
        for person in await live.zrange(keys.seats(slug), 0, -1):
            await live.zadd(keys.seats(slug), {str(person): time.time() - 60})
