"""Who of the host and moderators has a socket open, in whatever process."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from accounts.models import User
from spaces.live import keys
from spaces.live.attending import attending
from spaces.models import Space
from spaces.models.door import standing
from tests.live.browser import Browser, cookie_of
from tests.live.speaking import live_redis, publish
from tests.live.webs import another_web
from tests.processes import Processes, eventually


def attend(space: Space, *users: User) -> Callable[[], Awaitable[bool]]:
    """Whether exactly they do."""

    async def do() -> bool:
        return await attending(space.slug) == {user.person.hex for user in users}

    return do


async def test_the_host_attends_while_a_socket_is_open_in_any_process(
    processes: Processes, live_space: Space, alice: User, tmp_path: Path
) -> None:
    with another_web(processes, tmp_path) as second:
        async with (
            Browser(processes.url, live_space.slug, alice) as here,
            Browser(second.url, live_space.slug, alice) as there,
        ):
            assert await attending(live_space.slug) == set()
            await here.connect()
            first_tab = here.socket
            await here.connect()
            await there.connect()
            await there.hear(t="tick", now=2)
            await eventually(attend(live_space, alice))
            for tab in (first_tab, here.socket):
                assert tab
                await tab.close()
                await there.hear(t="tick")
                assert await attending(live_space.slug) == {alice.person.hex}
            assert there.socket
            await there.socket.close()
            await eventually(attend(live_space), 5)


async def test_listeners_cost_nothing_and_do_not_attend(processes: Processes, live_space: Space, alice: User) -> None:
    browsers = [Browser(processes.url, live_space.slug) for _ in range(10)]
    async with Browser(processes.url, live_space.slug, alice) as host, live_redis() as live:
        try:
            for browser in browsers:
                await browser.connect(Cookie=cookie_of(None))
            await host.connect()
            await host.hear(t="tick", now=11)
            await eventually(attend(live_space, alice))
            assert await live.hlen(keys.attending(live_space.slug)) == 1
        finally:
            for browser in browsers:
                await browser.__aexit__()


async def test_who_is_appointed_attends_from_then_on_and_who_is_dismissed_no_longer(
    processes: Processes, live_space: Space, mona: User
) -> None:
    async with Browser(processes.url, live_space.slug, mona) as moderator:
        await moderator.connect()
        await moderator.hear(t="tick", seq=live_space.last_seq)
        await publish(live_space, live_space.last_seq + 1, about=mona, standing=standing("moderator", "", "Mona"))
        await eventually(attend(live_space, mona))
        await publish(live_space, live_space.last_seq + 2, about=mona, standing="")
        await eventually(attend(live_space))


async def test_who_was_in_a_killed_process_is_forgotten(
    processes: Processes, live_space: Space, alice: User, mona: User, tmp_path: Path
) -> None:
    with another_web(processes, tmp_path) as second:
        async with (
            Browser(second.url, live_space.slug, alice) as host,
            Browser(processes.url, live_space.slug) as charlie,
            live_redis() as live,
        ):
            await charlie.connect(Cookie=cookie_of(None))
            await host.connect()
            await eventually(attend(live_space, alice))
            second.process.kill()
            await eventually(attend(live_space), 10)

            async def is_tidied() -> bool:
                return not await live.exists(keys.attending(live_space.slug))

            await eventually(is_tidied, 10)
