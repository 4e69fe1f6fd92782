"""The broadcast from a mouth to an ear, on a good network and on a bad one, and what it costs both ends."""

import asyncio
import os
import random
import time
from contextlib import suppress
from dataclasses import dataclass, field

import psutil
import pytest
from playwright.async_api import Page, Route

from spaces.models import Space
from tests.bench import report
from tests.e2e.conftest import *
from tests.e2e.person import Person
from tests.e2e.test_the_broadcast import Arrive
from tests.e2e.test_the_broadcast_player import NOTE, listens
from tests.media.broadcast.studio import Speaker
from tests.processes import until

SECONDS = int(os.environ.get("SECONDS", "120"))
PITCHES = [500 + 250 * step for step in range(10)]
"""One a burst, in turn: an ear knows which one it hears, however late it comes. Hertz."""
EVERY = 2.0
CLEAN, BAD = 3.5, 5.0
"""Aims for p95, seconds."""

EAR = """
async ([seconds, pitches]) => {
  const it = ear(document.querySelector("audio[data-person=broadcast]"));
  const { context } = it;
  const analyser = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 });
  it.analyser.connect(analyser);
  const spectrum = new Float32Array(analyser.frequencyBinCount);
  const heard = [];
  let loud = 0, quiet = 0;
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const now = Date.now();
    if (it.energy < 0.02) { quiet ||= now; loud = 0; continue; }
    if (!loud && quiet && now - quiet > 200) loud = now;
    quiet = 0;
    if (!loud || now - loud < 120) continue;
    analyser.getFloatFrequencyData(spectrum);
    const peak = spectrum.indexOf(Math.max(...spectrum)) * context.sampleRate / analyser.fftSize;
    heard.push([loud / 1000, pitches.reduce((a, b) => Math.abs(b - peak) < Math.abs(a - peak) ? b : a)]);
    loud = 0;
  }
  return heard;
}
"""
"""When each burst began to be heard, in seconds of the wall clock, and its pitch."""


@dataclass
class Mouth:
    """Says one pitch after the other, and remembers when."""

    speaker: Speaker
    said: list[tuple[float, int]] = field(default_factory=list)

    async def speak(self) -> None:
        number = 0
        while True:
            pitch = PITCHES[number % len(PITCHES)]
            self.speaker.hertz = pitch
            self.said.append((time.time(), pitch))
            await asyncio.sleep(0.4)
            self.speaker.hertz = 0
            await asyncio.sleep(EVERY - 0.4)
            number += 1

    def delays(self, heard: list[tuple[float, int]]) -> list[float]:
        """From each burst that was heard to the mouth's last of that pitch before it."""
        found = []
        for at, pitch in heard:
            before = [said for said, one in self.said if one == pitch and said < at]
            if before:
                found.append(at - before[-1])
        return found


class Bytes:
    """What a page received, as its browser counts it: answers with their heads, and messages on sockets."""

    def __init__(self) -> None:
        self.count = 0

    async def of(self, page: Page) -> "Bytes":
        cdp = await page.context.new_cdp_session(page)
        await cdp.send("Network.enable")
        cdp.on("Network.loadingFinished", lambda told: self._add(told["encodedDataLength"]))
        cdp.on("Network.webSocketFrameReceived", lambda told: self._add(len(told["response"]["payloadData"])))
        return self

    def _add(self, some: float) -> None:
        self.count += int(some)


@dataclass
class Found:
    network: str
    delays: list[float]
    stalls: list[float]
    """Milliseconds without sound."""
    kbits: float

    def row(self, aim: float | None = None) -> str:
        p50, p95 = report.percentile(self.delays, 0.5), report.percentile(self.delays, 0.95)
        verdict = f"≤ {aim} s: {'met' if p95 <= aim else 'missed'}" if aim else "none"
        longest = f", the longest {max(self.stalls):.0f} ms" if self.stalls else ""
        stalls = f"{len(self.stalls) * 60 / SECONDS:.1f}{longest}"
        return f"| {self.network} | {len(self.delays)} | {p50:.2f} s | {p95:.2f} s | {verdict} | {stalls} | {self.kbits:.0f} |"


async def slowly(route: Route) -> None:
    """50–350 ms more for each request, and 1.5 s more for two in a hundred."""
    await asyncio.sleep(random.uniform(0.05, 0.35) + (1.5 if random.random() < 0.02 else 0))
    with suppress(Exception):
        await route.continue_()


async def hears(
    person: Person, path: str, mouth: Mouth, network: str, *, bad: bool = False, lean: bool = False
) -> Found:
    await person.page.add_init_script(NOTE)
    if bad:
        await person.page.route("**/hls/**", slowly)
    await person.goes(path)
    if lean:
        await person.page.evaluate(
            "import('#models/data_saving.js').then(({ DataSaving }) => new DataSaving().turn(true))"
        )
        await person.goes(path)
    await listens(person)
    await asyncio.sleep(10)
    received, before = await Bytes().of(person.page), len(await person.page.evaluate("window.stalled"))
    heard = await person.page.evaluate(EAR, [SECONDS, PITCHES])
    kbits = received.count * 8 / 1000 / SECONDS
    stalls = (await person.page.evaluate("window.stalled"))[before:]
    delays = mouth.delays(heard)
    await person.context.close()
    return Found(network, delays, stalls, kbits)


@pytest.mark.usefixtures("only_the_broadcast")
async def test_from_mouth_to_ear(arrive: Arrive, broadcaster: psutil.Process) -> None:
    about = report.machine()
    alice = await arrive("Alice")
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    space = await Space.objects.select_related("host").aget(slug=path.split("/")[2])
    await alice.page.close()
    mouth = Mouth(Speaker(space.host.person.hex))
    await mouth.speaker.come(space.room)
    speaking = [asyncio.create_task(mouth.speaker.talk()), asyncio.create_task(mouth.speak())]
    [child] = until(broadcaster.children)
    child.cpu_percent()
    found = [
        await hears(await arrive("Clean"), path, mouth, "clean"),
        await hears(await arrive("Bad"), path, mouth, "50–350 ms a request, 2 % of them 1.5 s more", bad=True),
        await hears(await arrive("Lean"), path, mouth, "clean, *save data*", lean=True),
    ]
    busy, resident = child.cpu_percent(), child.memory_info().rss / 1e6
    for task in speaking:
        task.cancel()
    await mouth.speaker.room.disconnect()
    clean, bad, lean = found
    report.write(
        "The broadcast, from mouth to ear",
        f"""
One speaker (an SDK's microphone; what waits in its queue is counted) who says a tone every {EVERY:.0f} s, each of another pitch; the real broadcaster; one listener after the other for {SECONDS} s (headless
Chromium, all on the machine of the server). From the moment at which the tone is given to LiveKit's client to its first energy in the listener's audio element. The bad network delays every request of the player.
Kilobits are all that the page received: segments, playlists with their heads, and the live updates.

| network | tones heard | p50 | p95 | aim for p95 | stalls a minute | kbit/s a listener |
|---|---|---|---|---|---|---|
{clean.row(CLEAN)}
{bad.row(BAD)}
{lean.row()}

The broadcaster's child meanwhile: {busy:.1f} % of a core (aim ≤ 15 %), {resident:.0f} MB resident (aim ≤ 120 MB).
""",
        about,
    )
