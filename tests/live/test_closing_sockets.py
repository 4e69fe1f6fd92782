"""Whoever may no longer be here is closed: sent away, not let in any more, signed out. All their tabs; nobody else."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from channels.db import database_sync_to_async as run

from accounts.models import User
from spaces.live import keys
from spaces.models import Space
from spaces.models.door import ADMITTED, BANNED, standing
from tests.live.browser import Browser, cookie_of
from tests.live.speaking import live_redis, publish
from tests.live.webs import another_web
from tests.processes import Processes, paused_redis


@asynccontextmanager
async def there(url: str, space: Space, *users: User | None) -> AsyncIterator[list[Browser]]:
    """Each has a socket open and has heard all that happened so far."""
    async with AsyncExitStack() as stack:
        browsers = [await stack.enter_async_context(Browser(url, space.slug, user)) for user in users]
        for browser, user in zip(browsers, users, strict=True):
            await browser.connect(**({} if user else {"Cookie": cookie_of(None)}))
            await browser.hear(t="tick", seq=space.last_seq)
        yield browsers


async def test_who_is_sent_away_hears_why_and_is_closed_in_every_tab(
    processes: Processes, live_space: Space, dana: User, mona: User, tmp_path: Path
) -> None:
    with another_web(processes, tmp_path) as second:
        async with (
            there(processes.url, live_space, dana, dana, mona, None) as (*tabs, other, listener),
            there(second.url, live_space, dana, mona) as (elsewhere, other_elsewhere),
        ):
            seq = live_space.last_seq + 1
            await publish(live_space, seq, about=dana, standing="", closes=True)
            for tab in (*tabs, elsewhere):
                assert await tab.hear(t="event") == {"t": "event", "seq": seq, "kind": "test"}
                assert await tab.closed() == 4410
            for browser in (other, listener, other_elsewhere):
                await browser.hear(t="event", seq=seq)
            # Mona once in each process, and the listener.
            await other.hear(t="tick", now=3)


async def test_an_event_about_somebody_closes_nobody_by_itself(
    processes: Processes, live_space: Space, dana: User
) -> None:
    async with there(processes.url, live_space, dana) as (tab,):
        await publish(live_space, live_space.last_seq + 1, about=dana)
        await tab.hear(t="event")
        await tab.hear(t="tick", now=1)


async def test_when_a_space_becomes_private_only_who_is_let_in_stays(
    processes: Processes, live_space: Space, alice: User, dana: User
) -> None:
    async with there(processes.url, live_space, alice, dana, None, None) as (host, stranger, guest, other_guest):
        seq = live_space.last_seq + 1
        await publish(live_space, seq, private=True)
        for browser in (stranger, guest, other_guest):
            assert (await browser.hear(t="event"))["seq"] == seq
            assert await browser.closed() == 4404
        await host.hear(seq=seq)
        await host.hear(t="tick", now=1)


async def test_who_has_a_standing_and_is_not_let_in_is_closed_too(
    processes: Processes, live_space: Space, alice: User, dana: User, mona: User
) -> None:
    async with (
        there(processes.url, live_space, alice, dana, mona) as (host, banned, admitted),
        live_redis() as live,
    ):
        for user, flag in ((dana, BANNED), (mona, ADMITTED)):
            told = standing("none", flag, user.display_name)
            await live.hset(keys.standings(live_space.slug), user.person.hex, told)
        await publish(live_space, live_space.last_seq + 1, private=True)
        assert await banned.closed() == 4404
        for browser in (host, admitted):
            await browser.hear(t="event")
            await browser.hear(t="tick", now=2)


async def test_it_becomes_private_though_redis_has_forgotten_who_is_let_in(
    processes: Processes, live_space: Space, alice: User, dana: User
) -> None:
    """Nobody is closed until it is known again: the host would be, too."""
    async with there(processes.url, live_space, alice, dana) as (host, stranger), live_redis() as live:
        await live.rename(keys.standings(live_space.slug), "kept")
        await publish(live_space, live_space.last_seq + 1, private=True)
        await host.hear(t="event")
        await host.hear(t="tick", now=2)
        await live.rename("kept", keys.standings(live_space.slug))
        assert await stranger.closed() == 4404
        await host.hear(t="tick", now=1)


@pytest.mark.parametrize("how", [User.raise_epoch, User.suspend, lambda user: user.change_password("another long one")])
async def test_who_is_signed_out_is_closed_in_every_tab_within_seconds(
    processes: Processes, live_space: Space, dana: User, mona: User, tmp_path: Path, how: Callable[[User], None]
) -> None:
    with another_web(processes, tmp_path) as second:
        async with (
            there(processes.url, live_space, dana, dana, mona, None) as (*tabs, other, guest),
            there(second.url, live_space, dana) as (elsewhere,),
        ):
            await run(how)(dana)
            # Far sooner than somebody would look without having been told.
            async with asyncio.timeout(8):
                for tab in (*tabs, elsewhere):
                    assert await tab.closed() == 4401
            for browser in (other, guest):
                await browser.hear(t="tick", now=2)


async def test_who_signs_in_again_stays(processes: Processes, live_space: Space, dana: User, mona: User) -> None:
    await run(dana.raise_epoch)()
    async with there(processes.url, live_space, dana, mona) as (tab, other):
        await run(mona.raise_epoch)()
        assert await other.closed() == 4401
        await tab.hear(t="tick", now=1)


async def test_a_revocation_of_which_nobody_was_told_is_found(
    processes: Processes, live_space: Space, dana: User
) -> None:
    async with there(processes.url, live_space, dana) as (tab,), live_redis() as live:
        await live.hset(keys.EPOCHS, str(dana.pk), dana.epoch + 1)
        assert await tab.closed() == 4401


async def test_a_revocation_while_redis_is_silent_is_acted_on_afterwards(
    processes: Processes, live_space: Space, dana: User, mona: User
) -> None:
    async with there(processes.url, live_space, dana, mona) as (tab, other):
        async with paused_redis():
            await run(dana.raise_epoch)()
        assert await tab.closed() == 4401
        await other.hear(t="tick", now=1)


async def test_who_was_revoked_is_not_let_in_again(processes: Processes, live_space: Space, dana: User) -> None:
    async with there(processes.url, live_space, dana) as (tab,):
        await run(dana.raise_epoch)()
        assert await tab.closed() == 4401
        await tab.connect()
        assert (await tab.hear(t="error"))["code"] == "pass_revoked"
        assert await tab.closed() == 4401
