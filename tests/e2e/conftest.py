"""Real Chromiums with fake microphones, before the real stack."""

import math
import random
import struct
import wave
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import psutil
import pytest
import pytest_asyncio
from asgiref.sync import sync_to_async
from django.db import connections
from playwright.async_api import Browser, Playwright, async_playwright, expect

from deploy.setup import chromium
from tests.e2e.person import Person
from tests.processes import Processes

ALWAYS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]
FAKE_MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]

Launch = Callable[..., Awaitable[Browser]]

# What comes by keeper, socket or sound takes seconds on a busy machine; what must be quick says so.
expect.set_options(timeout=40_000)


@pytest.fixture(scope="session")
def voice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty seconds that noise suppression takes for speech: a buzzing pitch in syllables."""
    rate, seconds, chance = 48_000, 20, random.Random(1)
    path = tmp_path_factory.mktemp("voice") / "voice.wav"
    phase, samples = 0.0, []
    for number in range(rate * seconds):
        at = number / rate
        phase += (140 + 30 * math.sin(2 * math.pi * 0.7 * at)) / rate
        buzz = sum(math.sin(2 * math.pi * phase * harmonic) / harmonic for harmonic in range(1, 9))
        syllable = max(0.0, math.sin(2 * math.pi * 3.5 * at)) ** 0.5
        samples.append(int(9000 * buzz * syllable + chance.uniform(-150, 150)))
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, rate, len(samples), "NONE", ""))
        out.writeframes(struct.pack(f"<{len(samples)}h", *(max(-32767, min(32767, one)) for one in samples)))
    return path


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def playwright() -> AsyncIterator[Playwright]:
    async with async_playwright() as started:
        yield started
    # The loop of the tests had a thread for the database, whose connection nobody else can close.
    await sync_to_async(connections.close_all)()


@pytest_asyncio.fixture(loop_scope="session")
async def launch(playwright: Playwright) -> AsyncIterator[Launch]:
    """Start a Chromium with these switches, for one test."""
    async with AsyncExitStack() as stack:

        async def launched(*switches: str) -> Browser:
            browser = await playwright.chromium.launch(executable_path=chromium.systems(), args=[*ALWAYS, *switches])
            stack.push_async_callback(browser.close)
            return browser

        yield launched


@pytest.fixture(scope="session")
def kept() -> list[Browser]:
    """The browser of the tests before this one, if it still runs."""
    return []


@pytest_asyncio.fixture(loop_scope="session")
async def browser(playwright: Playwright, voice: Path, kept: list[Browser]) -> AsyncIterator[Browser]:
    """One in which everybody's microphone hears the voice. Tests share it and leave no profile behind."""
    if not kept or not kept[0].is_connected():
        switches = [*ALWAYS, *FAKE_MICROPHONE, f"--use-file-for-fake-audio-capture={voice}"]
        kept[:] = [await playwright.chromium.launch(executable_path=chromium.shell(), args=switches)]
    yield kept[0]
    for context in kept[0].contexts:
        await context.close()


@pytest.fixture
def only_the_broadcast(processes: Processes) -> Iterator[None]:
    """A house in which nobody but the stage has an interactive seat."""
    processes.stop("web")
    processes.start("web", INTERACTIVE_SEATS="0")
    processes.heal()
    yield
    processes.stop("web")


@pytest.fixture
def broadcaster(processes: Processes) -> Iterator[psutil.Process]:
    yield psutil.Process(processes.start("broadcaster"))
    processes.stop("broadcaster")


@pytest_asyncio.fixture(loop_scope="session")
async def arrive(processes: Processes, browser: Browser) -> Callable[..., Awaitable[Person]]:
    """Somebody new, with a profile of their own in the shared browser, or in another one that knows no permissions."""

    async def arrived(name: str, there: Browser | None = None, **context: Any) -> Person:
        if not there:
            context.setdefault("permissions", ["microphone"])
        opened = await (there or browser).new_context(base_url=processes.url, **context)
        person = Person(name, processes.url, opened)
        await person.open()
        return person

    return arrived
