"""Redis or Postgres gone: what can go on goes on, the rest says when to come again, and all of it heals by itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import redis.asyncio
from channels.db import database_sync_to_async as run
from django.conf import settings

from accounts.models import User
from spaces.live import keys
from spaces.live.announce import tick
from spaces.models import Space
from tests.live.browser import Browser, cookie_of
from tests.processes import Processes, eventually, paused_redis, restarted_redis


@asynccontextmanager
async def listening(processes: Processes, space: Space) -> AsyncIterator[Browser]:
    async with Browser(processes.url, space.slug) as charlie:
        await charlie.seated()
        await charlie.connect()
        await charlie.hear(t="snapshot")
        yield charlie


async def test_a_restarted_redis_is_listened_to_again(processes: Processes, live_space: Space, alice: User) -> None:
    async with listening(processes, live_space) as charlie:
        await restarted_redis()
        await charlie.hear(t="tick", now=1)
        await run(live_space.end)(by=live_space.actor(alice))
        await charlie.hear(kind="space.ended")


async def test_while_redis_is_silent_decisions_are_kept_and_told_afterwards(
    processes: Processes, live_space: Space, alice: User
) -> None:
    async with listening(processes, live_space) as charlie:
        async with paused_redis():
            status, answer = await charlie.join()
            assert (status, answer["error"]) == (503, "live_unavailable")
            await run(live_space.end)(by=live_space.actor(alice))
        await charlie.hear(kind="space.ended")


async def test_without_redis_a_socket_is_asked_to_come_again(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as charlie, paused_redis():
        await charlie.connect(Cookie=cookie_of(None))
        assert await charlie.closed() == 4413


async def test_what_runs_out_beside_a_standing_door_is_put_back(
    processes: Processes, live_space: Space, alice: User
) -> None:
    async with (
        listening(processes, live_space) as charlie,
        redis.asyncio.Redis.from_url(settings.REDIS_URL) as live,
        Browser(processes.url, live_space.slug, alice) as host,
    ):
        await live.delete(keys.standings(live_space.slug), keys.snapshot(live_space.slug))
        assert (await charlie.get("state.json"))[1]["title"] == "An evening"
        assert (await host.seated())["role"] == "host"


async def test_everything_told_lasts_while_the_space_is_live(processes: Processes, live_space: Space) -> None:
    async with listening(processes, live_space) as charlie, redis.asyncio.Redis.from_url(settings.REDIS_URL) as live:
        told = [keys.door(live_space.slug), keys.standings(live_space.slug), keys.snapshot(live_space.slug)]
        for key in told:
            await live.expire(key, 100)

        async def last() -> bool:
            await charlie.hear(t="tick")
            return all([await live.ttl(key) > 1000 for key in told])

        await eventually(last)


async def test_the_count_of_an_ended_space_is_nobody(processes: Processes, live_space: Space, alice: User) -> None:
    async with listening(processes, live_space) as charlie:
        await charlie.hear(t="tick", now=1)
        await run(live_space.end)(by=live_space.actor(alice))
        await charlie.hear(kind="space.ended")
        # One that was due when the end was announced comes after it.
        await tick(live_space.slug, generation=1_000_000)
        state = (await charlie.get("state.json"))[1]
        assert (state["now"], state["peak"]) == (0, 1)


async def test_with_redis_silent_pages_are_served_and_signing_in_says_when_to_come_again(
    processes: Processes, live_space: Space
) -> None:
    async with aiohttp.ClientSession() as session, paused_redis():
        async with session.get(f"{processes.url}{live_space.get_absolute_url()}") as page:
            assert page.status == 200
        async with session.get(f"{processes.url}/accounts/login/") as page:
            token = session.cookie_jar.filter_cookies(page.url)["csrftoken"].value
        form = {"login": "a@example.org", "password": "x", "csrfmiddlewaretoken": token}
        async with session.post(f"{processes.url}/accounts/login/", data=form) as page:
            assert (page.status, page.headers.get("Retry-After")) == (503, "3")


async def test_an_odd_cookie_of_somebody_else_hides_nothing(processes: Processes, live_space: Space) -> None:
    cookie = cookie_of(None)
    for around in ('prefs={"a":1}; %s', "%s; flag; x=1", "name=Jörg; %s", "a=b; %s; =; ;;"):
        async with Browser(processes.url, live_space.slug) as charlie:
            await charlie.seated()
        async with Browser(processes.url, live_space.slug) as charlie:
            await charlie.connect(Cookie=around % cookie)
            await charlie.hear(t="snapshot")


async def test_senseless_addresses_and_origins_are_refused_quietly(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, "%00") as charlie, aiohttp.ClientSession() as session:
        async with session.get(f"{processes.url}/s/%00/state.json") as answer:
            assert answer.status == 404
        await charlie.connect()
        assert await charlie.closed() == 4404
    async with Browser(processes.url, live_space.slug) as charlie:
        assert (await charlie.join(Origin="http://["))[0] == 403


async def test_without_postgres_what_needs_none_goes_on_and_the_rest_answers_in_words(
    processes: Processes, live_space: Space
) -> None:
    async with listening(processes, live_space):
        with processes.web_without_postgres() as url:
            async with Browser(url, live_space.slug) as charlie:
                assert (await charlie.join())[0] == 200
                await charlie.connect()
                await charlie.hear(t="snapshot")
                async with charlie.session.get(f"{url}/") as page:
                    assert (page.status, page.headers.get("Retry-After")) == (503, "5")
                    assert "database" in await page.text()
            async with Browser(url, "another-space") as charlie:
                status, answer = await charlie.join()
                assert (status, answer["error"]) == (503, "live_unavailable")
                await charlie.connect(Cookie=cookie_of(None))
                assert await charlie.closed() == 4413
