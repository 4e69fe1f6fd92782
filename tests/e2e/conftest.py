"""Real Chromiums with fake microphones, before the real stack."""

import math
import os
import random
import shutil
import struct
import wave
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

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


@pytest_asyncio.fixture
async def launch() -> AsyncIterator[Launch]:
    """Start a Chromium with these switches; all are ended after the test."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    async with async_playwright() as playwright:
        started: list[Browser] = []

        async def launched(*switches: str) -> Browser:
            browser = await playwright.chromium.launch(executable_path=chromium, args=[*ALWAYS, *switches])
            started.append(browser)
            return browser

        yield launched
        for browser in started:
            await browser.close()


@pytest_asyncio.fixture
async def browser(launch: Launch, voice: Path) -> Browser:
    """One in which everybody's microphone hears the voice."""
    return await launch(*FAKE_MICROPHONE, f"--use-file-for-fake-audio-capture={voice}")


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


@pytest_asyncio.fixture
async def arrive(processes: Processes, browser: Browser) -> Callable[..., Awaitable[Person]]:
    """Somebody new, with a browser profile of their own. No request of theirs may leave for another host."""

    async def arrived(name: str, browser: Browser = browser, **context: Any) -> Person:
        person = Person(name, processes.url, await browser.new_context(base_url=processes.url, **context))
        await person.open("/")
        return person

    return arrived
