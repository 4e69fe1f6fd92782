"""Reactions: counted, merged into the tick, limited, and worth nothing while the space is frozen."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from redis.asyncio.connection import AbstractConnection

from accounts.models import User
from spaces.live import keys, reactions
from spaces.live.reactions import BURST, KINDS, Reactions
from spaces.models import Space
from tests.live.browser import Browser, cookie_of
from tests.live.speaking import live_redis
from tests.live.webs import another_web
from tests.processes import Processes


async def felt(browser: Browser, **wanted: int) -> None:
    """Hear ticks until they add up to this, and to nothing else."""
    heard: Counter[str] = Counter()
    while heard != Counter(wanted):
        heard.update((await browser.hear(t="tick")).get("reactions", {}))
        assert heard <= Counter(wanted)


async def at(browser: Browser) -> None:
    await browser.connect(Cookie=cookie_of(None))
    await browser.hear(t="snapshot")


async def test_they_add_up_and_reach_everyone_by_the_tick(
    processes: Processes, live_space: Space, tmp_path: Path
) -> None:
    with another_web(processes, tmp_path) as second:
        async with (
            Browser(processes.url, live_space.slug) as bob,
            Browser(processes.url, live_space.slug) as charlie,
            Browser(second.url, live_space.slug) as dana,
        ):
            for browser in (bob, charlie, dana):
                await at(browser)
            for browser in (bob, charlie, dana):
                await browser.say(t="react", kind="heart")
                await browser.say(t="react", kind="clap")
            for browser in (bob, dana):
                await felt(browser, heart=3, clap=3)


async def test_a_tick_without_any_has_no_such_field(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        await at(charlie)
        assert "reactions" not in await charlie.hear(t="tick")
        for kind in KINDS:
            await charlie.say(t="react", kind=kind)
        await felt(charlie, **dict.fromkeys(KINDS, 1))
        assert "reactions" not in await charlie.hear(t="tick")


async def test_what_is_over_is_dropped_and_nobody_is_closed(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as charlie, Browser(processes.url, live_space.slug) as bob:
        await at(charlie)
        await at(bob)
        for _ in range(3 * BURST):
            await charlie.say(t="react", kind="wow")
        await bob.say(t="react", kind="agree")
        heard: Counter[str] = Counter()
        while not heard["agree"]:
            heard.update((await bob.hear(t="tick")).get("reactions", {}))
        heard.update((await bob.hear(t="tick")).get("reactions", {}))
        # The bucket got a little more while they were sent.
        assert BURST <= heard["wow"] < 2 * BURST
        await charlie.hear(t="tick")


async def test_while_the_space_is_frozen_none_count_and_none_burst_out_afterwards(
    processes: Processes, live_space: Space, alice: User
) -> None:
    async with Browser(processes.url, live_space.slug) as charlie, live_redis() as live:
        await at(charlie)
        await charlie.hear(t="tick", seq=live_space.last_seq)
        await live.hset(keys.door(live_space.slug), "frozen", "1")
        await charlie.say(t="react", kind="heart")
        for _ in range(4):
            assert "reactions" not in await charlie.hear(t="tick")
        await live.hset(keys.door(live_space.slug), "frozen", "0")
        await charlie.say(t="react", kind="laugh")
        await felt(charlie, laugh=1)


@pytest.mark.parametrize("kind", ["boo", "", None, 1, [], {}, ["heart"], "heart ", "HEART"])
async def test_an_unknown_one_is_not_understood(processes: Processes, live_space: Space, kind: object) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        await at(charlie)
        await charlie.say(t="react", kind=kind)
        assert (await charlie.hear(t="error"))["code"] == "not_understood"
        assert await charlie.closed() == 4400


async def test_a_process_tells_all_of_its_spaces_in_one_round_trip(
    processes: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = Reactions("one"), Reactions("other")
    sent: list[object] = []
    send = AbstractConnection.send_packed_command

    async def sends(self: Any, *args: Any, **kwargs: Any) -> None:
        sent.append(args)
        await send(self, *args, **kwargs)

    one.add("heart")
    await reactions.tell([one])  # connects
    monkeypatch.setattr(AbstractConnection, "send_packed_command", sends)
    for _ in range(1000):
        one.add("heart")
        other.add("clap")
    await reactions.tell([one, other])
    assert len(sent) == 1
    await reactions.tell([one, other])
    assert len(sent) == 1
    async with live_redis() as live:
        assert await live.hgetall(keys.reactions("other")) == {"clap": "1000"}
        assert 0 < await live.ttl(keys.reactions("other")) <= reactions.HOLDS
