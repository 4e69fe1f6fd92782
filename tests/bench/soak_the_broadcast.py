"""Two hours of one broadcast at real speed: does it stay small, does it keep the time, and does it leave nothing behind?

By hand, as it takes as long as it says: ``MINUTES=120 STAGE=13 python -m pytest tests/bench/soak_the_broadcast.py -s``.
"""

import asyncio
import math
import os
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from uuid import uuid4

import psutil
from asgiref.sync import sync_to_async
from django.conf import settings

from accounts.guests import Guest
from spaces.models import Space
from tests.bench import report
from tests.media.broadcast.listener import Listener, Sound
from tests.media.broadcast.studio import Speaker, speaking
from tests.models.scenes import bring_on_stage
from tests.processes import Processes, eventually, until

MINUTES = int(os.environ.get("MINUTES", "120"))
STAGE = int(os.environ.get("STAGE", "1"))
"""How many stand on stage: one speaks, each of the others has an open microphone in a room that hums."""
VOICE, SIGNAL = 300, 800
"""Hertz: what is said all the time, and what is said once a minute to see when it is heard."""
HUM = 0.005
DRIFT = 0.04
"""Seconds; the aim for two hours."""
A_WHILE = 10
"""Minutes at either end that are compared."""


@dataclass
class Found:
    """One value a minute: from the mouth to its time in the broadcast (s), resident (MB), and files of the space.

    ``deaf`` are the minutes in which what was said was not heard, ``children`` the processes that broadcast in turn.
    """

    lags: list[float] = field(default_factory=list)
    resident: list[float] = field(default_factory=list)
    files: list[int] = field(default_factory=list)
    deaf: int = 0
    children: set[int] = field(default_factory=set)

    def by_and_by(self) -> list[float]:
        """The median lag of each while. A machine with other work to do hears later meanwhile, which is not drift."""
        return [statistics.median(self.lags[first : first + A_WHILE]) for first in range(0, len(self.lags), A_WHILE)]

    def row(self, what: str, values: list[float]) -> str:
        at_first, at_last = statistics.median(values[:A_WHILE]), statistics.median(values[-A_WHILE:])
        return f"| {what} | {at_first:.3f} | {at_last:.3f} | {min(values):.3f} | {max(values):.3f} |"


@asynccontextmanager
async def listening(listener: Listener) -> AsyncIterator[None]:
    task = asyncio.create_task(listener.listen())
    try:
        yield
    finally:
        task.cancel()


@asynccontextmanager
async def a_stage(space: Space) -> AsyncIterator[Speaker]:
    """All who stand on it, while the block lasts; the one who speaks.

    They are gone before the space ends: LiveKit's client crashes the process of whoever publishes in a room that is
    closed under them (livekit/rust-sdks#1443). Ours publishes nothing.
    """
    async with AsyncExitStack() as stage:
        for number in range(1, STAGE):
            place = await sync_to_async(bring_on_stage)(space, Guest(uuid4(), f"Guest {number}"))
            quiet = await stage.enter_async_context(speaking(space.room, HUM, place.person.hex))
            quiet.hertz = 50 + 10 * number
        yield await stage.enter_async_context(speaking(space.room, person=space.host.person.hex))


async def lag(speaker: Speaker, listener: Listener) -> float | None:
    """Say the signal for a second; how much later it is in the broadcast's own time than it was given away.

    None if it was not heard.
    """
    said, speaker.hertz = time.time(), SIGNAL
    await asyncio.sleep(1)
    speaker.hertz = VOICE
    await eventually(lambda: _reaches(listener, said + 2), 30)
    heard = Sound(listener.listed).heard_from(SIGNAL)
    return heard[0][0] - said if heard else None


async def _reaches(listener: Listener, moment: float) -> bool:
    last = listener.listed[-1]
    return last.begins + last.seconds > moment


async def test_hours(processes: Processes, live_space: Space) -> None:
    about = report.machine()
    host = live_space.actor(live_space.host)
    broadcaster = psutil.Process(processes.start("broadcaster"))
    try:
        folder = settings.BROADCAST_DIR / await sync_to_async(lambda: live_space.broadcast_key)()
        listener, found, gone = Listener(lambda: folder), Found(), 0
        async with listening(listener):
            async with a_stage(live_space) as speaker:
                speaker.hertz = VOICE
                await eventually(lambda: _has_come(listener), 30)
                for minute in range(MINUTES):
                    next_one = asyncio.create_task(asyncio.sleep(60))
                    if (late := await lag(speaker, listener)) is None:
                        found.deaf += 1
                    else:
                        found.lags.append(late)
                    [current] = await asyncio.to_thread(until, broadcaster.children)
                    if current.pid not in found.children:
                        child = current
                        child.cpu_percent()
                        found.children.add(child.pid)
                    found.resident.append(child.memory_info().rss / 1e6)
                    found.files.append(sum(1 for _ in folder.rglob("*")))
                    gone += _forget(listener)
                    print(
                        minute,
                        f"{math.nan if late is None else late:.3f} s {found.resident[-1]:.0f} MB {found.files[-1]} files",
                    )
                    await next_one
                busy = child.cpu_percent()
            await sync_to_async(live_space.end)(by=host)
            await eventually(lambda: _has_ended(listener), 30)
        began = time.monotonic()
        await asyncio.to_thread(until, lambda: not folder.exists(), 600)
        swept = time.monotonic() - began
    finally:
        processes.stop("broadcaster")
    breaks = gone + _forget(listener)
    drift = abs(statistics.median(found.lags[-A_WHILE:]) - statistics.median(found.lags[:A_WHILE]))
    report.write(
        "The broadcast for hours" if STAGE == 1 else f"The broadcast with {STAGE} on stage",
        f"""
{STAGE} on stage for {MINUTES} minutes at real speed, all with open microphones, one of them speaking; one broadcaster's child ({busy:.1f} % of a core), and a listener who fetches every segment. Once a minute another tone is
said, and its place in the broadcast's own time (`EXT-X-PROGRAM-DATE-TIME`) compared with the clock when it was given to the speaker's client.

| a minute | first {A_WHILE}, median | last {A_WHILE}, median | least | most |
|---|---|---|---|---|
{found.row("mouth to broadcast, s", found.lags)}
{found.row("resident, MB", found.resident)}
{found.row("files of the space", [float(one) for one in found.files])}

Mouth to broadcast, medians of {A_WHILE} minutes each, s: {", ".join(f"{lag:.3f}" for lag in found.by_and_by())}.

Drift: {drift * 1000:.0f} ms (aim ≤ {DRIFT * 1000:.0f}: {"met" if drift <= DRIFT else "missed"}). Discontinuities and segments that a listener did not get: {breaks}. Minutes in which what was
said was not heard: {found.deaf}. Children that broadcast, one after the other: {len(found.children)}.
{swept:.0f} s after the end no file was left.
""",
        about,
    )


async def _has_come(listener: Listener) -> bool:
    return len(listener.listed) > 3


async def _has_ended(listener: Listener) -> bool:
    return listener.ended


def _forget(listener: Listener) -> int:
    """Let go of what is not listed any more; how many breaks there were in it."""
    kept = {one.sequence for one in listener.listed}
    old = sorted(number for number in listener.heard if number not in kept)
    listener.texts.clear()
    breaks = sum(listener.heard.pop(number).discontinuity for number in old)
    return breaks + (old[-1] - old[0] + 1 - len(old) if old else 0)
