"""The websocket: snapshot then stream without a gap, counts, resync, and nothing accepted but heartbeats."""

import asyncio

import pytest
from channels.db import database_sync_to_async as run

from accounts.models import User
from spaces.models import Space
from tests.live.browser import Browser
from tests.processes import Processes


async def test_a_snapshot_comes_first_then_what_happens(processes: Processes, live_space: Space, alice: User) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        await charlie.seated()
        await charlie.connect()
        snapshot = await charlie.hear(t="snapshot")
        assert (snapshot["state"], snapshot["seq"], snapshot["you"]["on_stage"]) == ("live", 3, False)
        await run(live_space.end)(by=live_space.actor(alice))
        ended = await charlie.hear(t="event")
        assert (ended["seq"], ended["kind"]) == (4, "space.ended")


async def test_everyone_is_counted_once_and_the_peak_stays(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as bob, Browser(processes.url, live_space.slug) as charlie:
        for browser in (bob, charlie):
            await browser.seated()
            await browser.connect()
        await bob.hear(t="tick", now=2, peak=2)
        first = charlie.socket
        await charlie.connect()
        assert first is not None
        await bob.hear(t="tick", now=2)
        await first.close()
        assert charlie.socket is not None
        await charlie.socket.close()
        await bob.hear(t="tick", now=1, peak=2)


async def test_who_was_away_gets_what_it_missed(processes: Processes, live_space: Space, alice: User) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        await charlie.seated()
        await charlie.connect("?after=2")
        assert (await charlie.hear())["kind"] == "stage.joined"
        await run(live_space.end)(by=live_space.actor(alice))
        await charlie.hear(kind="space.ended")
        await charlie.connect("?after=3")
        assert (await charlie.hear())["kind"] == "space.ended"


@pytest.mark.parametrize("after", ["-1", "x", "999999999999", ""])
async def test_a_senseless_after_gives_a_snapshot(processes: Processes, live_space: Space, after: str) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        await charlie.seated()
        await charlie.connect(f"?after={after}")
        assert (await charlie.hear())["t"] == "snapshot"


async def test_without_a_pass_there_is_no_socket(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        await charlie.connect()
        assert (await charlie.hear())["code"] == "pass_revoked"
        assert await charlie.closed() == 4401


async def test_a_refusal_is_told_in_the_readers_language(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as somebody:
        await somebody.connect(**{"Accept-Language": "de"})
        told = await somebody.hear(t="error")
        assert told["message"] == "Du wurdest abgemeldet. Melde dich wieder an oder hör einfach weiter zu."


async def test_another_sites_page_gets_no_socket(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        await charlie.seated()
        await charlie.connect(Origin="http://evil.test")
        assert await charlie.closed() == 4403


async def test_an_unknown_space_has_no_socket(processes: Processes, live_space: Space, alice: User) -> None:
    async with Browser(processes.url, "nowhere", alice) as charlie:
        await charlie.connect()
        assert await charlie.closed() == 4404


@pytest.mark.parametrize("sent", ["", "{", "[]", '{"t":"end"}', '{"t":"beat","more":1}', "[" * 100_000, "\x00", "🎙"])
async def test_whoever_sends_something_else_is_told_and_closed_and_nobody_else_notices(
    processes: Processes, live_space: Space, sent: str
) -> None:
    async with Browser(processes.url, live_space.slug) as bob, Browser(processes.url, live_space.slug) as charlie:
        for browser in (bob, charlie):
            await browser.seated()
            await browser.connect()
            await browser.hear(t="snapshot")
        assert charlie.socket
        assert bob.socket
        await charlie.socket.send_str(sent)
        assert (await charlie.hear(t="error"))["code"] == "not_understood"
        assert await charlie.closed() == 4400
        await bob.socket.send_str('{"t":"beat"}')
        await bob.hear(t="tick")


async def test_bytes_and_huge_frames_close_only_the_sender(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as bob, Browser(processes.url, live_space.slug) as charlie:
        for browser in (bob, charlie):
            await browser.seated()
            await browser.connect()
            await browser.hear(t="snapshot")
        assert charlie.socket
        await charlie.socket.send_bytes(b"\xff" * 100)
        assert await charlie.closed() == 4400
        await charlie.connect()
        await charlie.socket.send_str("x" * (1024 * 1024 + 1))
        assert await charlie.closed() in (1006, 1009)
        await bob.hear(t="tick")


@pytest.mark.alone
async def test_two_hundred_sockets_hear_the_end_once_and_in_order(
    processes: Processes, live_space: Space, alice: User
) -> None:
    browsers = [Browser(processes.url, live_space.slug, alice) for _ in range(200)]
    try:
        await browsers[0].seated()
        await asyncio.gather(*(browser.connect() for browser in browsers))
        await asyncio.gather(*(browser.hear(t="snapshot") for browser in browsers))
        await run(live_space.end)(by=live_space.actor(alice))
        ended = await asyncio.gather(*(browser.hear(t="event") for browser in browsers))
        assert {one["seq"] for one in ended} == {4}
    finally:
        for browser in browsers:
            await browser.__aexit__()
