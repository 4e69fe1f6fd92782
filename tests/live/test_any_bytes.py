"""Whatever is sent: the sender is told or closed, the log stays clean, and who else is there notices nothing."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spaces.live.inbound import understood
from spaces.live.reactions import KINDS
from spaces.models import Space
from tests.live.browser import Browser, cookie_of
from tests.live.raw import Raw
from tests.live.webs import another_web
from tests.processes import Processes

EXAMPLES = 60
OPCODES = st.integers(0, 255)
LITTLE = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["beat", "react", *KINDS])
)
ANY_JSON = st.recursive(
    LITTLE,
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["t", "kind"]), inner),
)
NEARLY_RIGHT = st.fixed_dictionaries({"t": LITTLE}, optional={"kind": LITTLE | ANY_JSON, "more": LITTLE})


@asynccontextmanager
async def noticing_nothing(url: str, slug: str) -> AsyncIterator[None]:
    """Bob listens all the while: he hears ticks, before, during and after, and nothing else; he is not closed."""
    async with Browser(url, slug) as bob:
        await bob.connect(Cookie=cookie_of(None))
        await bob.hear(t="tick", now=1)
        bob.frames.clear()
        yield
        await bob.hear(t="tick", now=1)
        assert {frame["t"] for frame in bob.frames} == {"tick"}


async def in_this_loop(examples: Callable[[Callable[[Coroutine[Any, Any, None]], None]], None]) -> None:
    """Hypothesis does not wait for coroutines: it runs in a thread, what it tries out here."""
    loop = asyncio.get_running_loop()

    def here(trying: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(trying, loop).result(30)

    await asyncio.to_thread(examples, here)


bounded = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))


async def test_any_bytes_after_the_handshake(processes: Processes, live_space: Space, tmp_path: Path) -> None:
    with another_web(processes, tmp_path) as web:

        async def send(data: bytes) -> None:
            async with Raw.connected(web.url, live_space.slug) as sender:
                sender.transport.write(data)
                sender.send_no_more()
                await sender.close_code()

        def examples(here: Callable[[Coroutine[Any, Any, None]], None]) -> None:
            @bounded
            @given(st.binary(max_size=300))
            def any_bytes(data: bytes) -> None:
                here(send(data))

            any_bytes()

        async with noticing_nothing(web.url, live_space.slug):
            await in_this_loop(examples)
        web.assert_no_traceback()


async def test_any_frames(processes: Processes, live_space: Space, tmp_path: Path) -> None:
    """Every opcode, reserved bits, invalid UTF-8, closes with any payload, parts in any order."""
    with another_web(processes, tmp_path) as web:

        async def send(frames: list[tuple[int, bytes]]) -> None:
            async with Raw.connected(web.url, live_space.slug) as sender:
                for opcode, payload in frames:
                    sender.send(payload, opcode)
                sender.send_no_more()
                await sender.close_code()

        def examples(here: Callable[[Coroutine[Any, Any, None]], None]) -> None:
            @bounded
            @given(
                st.lists(st.tuples(OPCODES | st.sampled_from([0x81, 0x82, 0x01, 0x80, 0x88]), st.binary()), min_size=1)
            )
            def any_frames(frames: list[tuple[int, bytes]]) -> None:
                here(send(frames))

            any_frames()

        async with noticing_nothing(web.url, live_space.slug):
            await in_this_loop(examples)
        web.assert_no_traceback()


async def test_any_json(processes: Processes, live_space: Space, tmp_path: Path) -> None:
    with another_web(processes, tmp_path) as web:

        async def say(said: object) -> None:
            text = json.dumps(said)
            async with Browser(web.url, live_space.slug) as sender:
                await sender.connect(Cookie=cookie_of(None))
                assert sender.socket
                await sender.socket.send_str(text)
                if understood(text):
                    await sender.hear(t="tick")
                else:
                    assert (await sender.hear(t="error"))["code"] == "not_understood"
                    assert await sender.closed() == 4400

        def examples(here: Callable[[Coroutine[Any, Any, None]], None]) -> None:
            @bounded
            @given(NEARLY_RIGHT | ANY_JSON)
            def any_json(said: object) -> None:
                here(say(said))

            any_json()

        async with noticing_nothing(web.url, live_space.slug):
            await in_this_loop(examples)
        web.assert_no_traceback()


@given(st.text() | (NEARLY_RIGHT | ANY_JSON).map(json.dumps))
def test_only_heartbeats_and_reactions_are_understood(text: str) -> None:
    meaning = understood(text)
    if meaning is not None:
        said = json.loads(text)
        assert said in ({"t": "beat"}, {"t": "react", "kind": meaning}) or said["t"] == "sound"


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "NaN",
        "1e999",
        "9" * 99,
        "9" * 10_000,
        "[" * 99,
        '{"t":"react"}',
        '{"t":"react","kind":"\\ud800"}',
        '{"t":"react","kind":["heart"]}',
        '{"t":"react","kind":{}}',
        '{"t":"beat","t":"react"}',
        '{"t":"sound"}',
        '{"t":"sound","device":"0123456789abcdef"}',
        '{"t":"sound","device":"0123456789abcdef","on":"fridge"}',
        '{"t":"sound","device":"0123456789abcde|","on":"mac"}',
        '{"t":"sound","device":["0123456789abcdef"],"on":{}}',
        '{"t":"sound","device":"0123456789abcdef","on":"mac","more":1}',
        '{"t":"beat"}' + " " * 100,
    ],
)
def test_odd_things_are_not_understood(text: str | None) -> None:
    assert understood(text) is None


async def test_speaking_before_being_welcomed_and_leaving_at_once(
    processes: Processes, live_space: Space, tmp_path: Path
) -> None:
    """What is sent while the door is asked, and to a socket that is refused or gone, makes no noise."""
    with another_web(processes, tmp_path) as web:

        async def speak(slug: str, **headers: str) -> None:
            async with Browser(web.url, slug) as sender:
                await sender.connect(**headers)
                assert sender.socket
                for said in ("nonsense", '{"t":"beat"}', "more nonsense"):
                    await sender.socket.send_str(said)

        async def hang_up(url: str) -> None:
            async with Raw.connected(url, live_space.slug) as sender:
                sender.send(b"nonsense", times=3)

        async with noticing_nothing(web.url, live_space.slug):
            tries: list[Awaitable[None]] = []
            for _ in range(10):
                tries += [speak(live_space.slug), speak("nowhere", Cookie=cookie_of(None)), speak("%00")]
                tries += [speak(live_space.slug, Cookie=cookie_of(None)), hang_up(web.url)]
            for done in await asyncio.gather(*tries, return_exceptions=True):
                assert done is None or isinstance(done, aiohttp.ClientError | OSError | EOFError), done
        web.assert_no_traceback()
