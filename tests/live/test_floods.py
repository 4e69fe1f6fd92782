"""Whoever sends too much, too often, or reads too little is closed; nobody else notices."""

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from spaces.models import Space
from tests.live.browser import Browser, cookie_of
from tests.live.raw import Raw
from tests.live.speaking import publish
from tests.processes import Processes

MIB = 1024 * 1024


@asynccontextmanager
async def bob_and_charlie(processes: Processes, space: Space) -> AsyncIterator[tuple[Browser, Browser]]:
    async with Browser(processes.url, space.slug) as bob, Browser(processes.url, space.slug) as charlie:
        for browser in (bob, charlie):
            await browser.connect(Cookie=cookie_of(None))
        await bob.hear(t="tick", now=2, seq=space.last_seq)
        bob.frames.clear()
        yield bob, charlie


@asynccontextmanager
async def bob_and_third(
    processes: Processes, space: Space, receive_buffer: int | None = None
) -> AsyncIterator[tuple[Browser, Raw]]:
    """Bob, who knows that there are two of them, and somebody without a browser."""
    async with (
        Browser(processes.url, space.slug) as bob,
        Raw.connected(processes.url, space.slug, receive_buffer) as third,
    ):
        await bob.connect(Cookie=cookie_of(None))
        await bob.hear(t="tick", now=2, seq=space.last_seq)
        yield bob, third


@pytest.mark.parametrize(
    "said",
    ['{"t":"beat"}', '{"t":"react","kind":"heart"}', '{"t":"react","kind":"wow"}{'],
    ids=["heartbeats", "reactions", "nonsense"],
)
async def test_a_flood_closes_the_sender_only(processes: Processes, live_space: Space, said: str) -> None:
    async with bob_and_charlie(processes, live_space) as (bob, charlie):
        assert charlie.socket
        for _ in range(200):
            await charlie.socket.send_str(said)
        error = (await charlie.hear(t="error"))["code"]
        # Of nonsense the first piece may be read before the rest is there.
        expected = [("too_many_messages", 4429)] + [("not_understood", 4400)] * said.endswith("{")
        assert (error, await charlie.closed()) in expected
        await bob.hear(t="tick", now=1)
        assert {frame["t"] for frame in bob.frames} == {"tick"}


async def test_a_burst_that_a_page_could_send_is_no_flood(processes: Processes, live_space: Space) -> None:
    async with bob_and_charlie(processes, live_space) as (bob, charlie):
        for _ in range(50):
            await charlie.say(t="beat")
        await bob.hear(t="tick", now=2)
        await charlie.hear(t="tick", now=2)


async def test_a_closed_flooder_is_not_read_any_more(processes: Processes, live_space: Space) -> None:
    """It goes on sending for ever and never answers the close: after a second the connection is gone."""
    async with bob_and_third(processes, live_space) as (bob, flooder):

        async def flood() -> None:
            while True:
                flooder.send(b'{"t":"beat"}', times=500)
                await flooder.sent()

        with pytest.raises(ConnectionError):
            await asyncio.wait_for(flood(), 15)
        await bob.hear(t="tick", now=1)


@pytest.mark.parametrize("opcode", [0x81, 0x82], ids=["text", "binary"])
async def test_a_frame_over_a_mebibyte_closes_the_sender_only(
    processes: Processes, live_space: Space, opcode: int
) -> None:
    async with bob_and_third(processes, live_space) as (bob, sender):
        sender.send(b"x" * (MIB + 1), opcode)
        assert await sender.close_code() in (1006, 1009)
        await bob.hear(t="tick", now=1)


async def test_a_message_that_grows_over_a_mebibyte_frame_by_frame_closes_the_sender_only(
    processes: Processes, live_space: Space
) -> None:
    async with bob_and_third(processes, live_space) as (bob, sender):
        sender.send(b"x" * 65_536, opcode=0x01)
        for _ in range(20):
            sender.send(b"x" * 65_536, opcode=0x00)
        assert await sender.close_code() in (1006, 1009)
        await bob.hear(t="tick", now=1)


@pytest.mark.parametrize("length", [2**63 - 1, 2**62, MIB + 1])
async def test_a_frame_that_is_only_announced_as_huge_is_refused_at_once(
    processes: Processes, live_space: Space, length: int
) -> None:
    async with bob_and_third(processes, live_space) as (bob, sender):
        sender.transport.write(struct.pack("!BBQ", 0x81, 0x80 | 127, length) + b"mask" + b"x")
        assert await sender.close_code() in (1002, 1006, 1009)
        await bob.hear(t="tick", now=1)


async def test_a_message_of_just_under_a_mebibyte_is_answered_in_words(processes: Processes, live_space: Space) -> None:
    async with bob_and_charlie(processes, live_space) as (_bob, charlie):
        assert charlie.socket
        await charlie.socket.send_str("[" * (MIB - 1))
        assert (await charlie.hear(t="error"))["code"] == "not_understood"
        assert await charlie.closed() == 4400


async def test_a_socket_that_never_reads_is_closed_and_the_others_hear_everything(
    processes: Processes, live_space: Space
) -> None:
    async with bob_and_third(processes, live_space, receive_buffer=4096) as (bob, deaf):
        deaf.stop_reading()
        for seq in range(live_space.last_seq + 1, live_space.last_seq + 301):
            await publish(live_space, seq, event={"seq": seq, "kind": "test", "long": "x" * 32_768})
            assert (await bob.hear(t="event"))["seq"] == seq
        await bob.hear(t="tick", now=1)


@pytest.mark.parametrize("opcode", [0x00, 0x09, 0x0A], ids=["parts", "pings", "pongs"])
async def test_frames_that_say_nothing_are_a_flood_too(processes: Processes, live_space: Space, opcode: int) -> None:
    async with bob_and_third(processes, live_space) as (bob, sender):
        sender.send(b"", opcode=0x01)
        sender.send(b"", opcode=opcode, times=1000)
        assert await sender.close_code() == 4429
        await bob.hear(t="tick", now=1)
