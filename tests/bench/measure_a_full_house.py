"""A listener's page in a house of 5,000 for ten minutes: does it stay fluid, and does it stay small?"""

import asyncio
import os
import random
import re
import resource
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from playwright.async_api import CDPSession, Page

from accounts.passes import COOKIE, Pass
from spaces.live.reactions import KINDS
from spaces.models import Space
from tests.bench import report
from tests.bench.many_sockets import ManySockets
from tests.crowd import Crowd, a_session, cookie
from tests.e2e.conftest import *
from tests.e2e.test_a_space_is_heard import Arrive
from tests.processes import Processes, answers, eventually, until

PEOPLE, HANDS = 5000, 40
MINUTES = int(os.environ.get("MINUTES", "10"))
A_SECOND, COME_AND_GO = 500, 20
"""Reactions of the crowd, and how many leave and come, each second."""
LONG = 50
BEATS, AT_ONCE = 20, 20

WATCH = """
() => {
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.longTasks.push([startTime, duration]);
  }).observe({ type: "longtask" });
}
"""


@dataclass
class Found:
    """What the page was at the end of each minute, and the tasks that took over 50 ms, in milliseconds."""

    heaps: list[float] = field(default_factory=list)
    nodes: list[float] = field(default_factory=list)
    tasks: list[float] = field(default_factory=list)
    busy: float = 0.0


class House(ManySockets):
    """A crowd that claps, comes and goes."""

    async def fill(self) -> None:
        """A few at a time: they share the machine with who lets them in."""
        for number in range(0, self.count, AT_ONCE):
            await asyncio.gather(*(self._open(named(number + one)) for one in range(AT_ONCE)))
            await eventually(self._are_open, 60)

    async def live(self, seconds: int) -> None:
        for second in range(seconds):
            began = asyncio.get_running_loop().time()
            if second % BEATS == 0:
                self.say(b'{"t": "beat"}')
            for socket in random.sample(self._sockets, A_SECOND):
                socket.say(b'{"t": "react", "kind": "%s"}' % random.choice(KINDS).encode())
            for socket in self._sockets[:COME_AND_GO]:
                socket.close()
            del self._sockets[:COME_AND_GO]
            await asyncio.gather(*(self._open(named(number)) for number in range(COME_AND_GO)))
            await asyncio.sleep(max(0.0, began + 1 - asyncio.get_running_loop().time()))


def named(number: int) -> str:
    """Every other of them has given a name."""
    held = Pass.named(None, f"Guest {number}") if number % 2 else Pass(uuid4().hex)
    return f"{COOKIE}={cookie(held)}"


async def test_a_page_in_a_full_house(arrive: Arrive, processes: Processes) -> None:
    _soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    processes.kill("web")  # started with fewer files than it needs now
    processes.start("web")
    until(lambda: answers(processes.url))
    about = report.machine()
    alice, bob = await arrive("Alice"), await arrive("Bob", viewport={"width": 1280, "height": 1400})
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await alice.press("Unmute")
    await bob.listens(path)
    space = await Space.objects.aget(slug=path.split("/")[2])
    house = House(processes.url, f"/ws/s/{space.slug}/", PEOPLE, b"no such frame")
    await house.fill()
    async with a_session() as session:
        await Crowd(processes.url, space).raise_hands(session, rate=20, seconds=HANDS / 20)
    await bob.sees(f"{HANDS} hands up", 60)
    await bob.sees(re.compile(r"5,00\d here"), 60)
    await bob.sees(re.compile(r"and 4,9\d\d more"), 60)
    found = Found()
    crowd = asyncio.create_task(house.live(MINUTES * 60 + 5))
    await watch(bob.page, found)
    assert not crowd.done(), "the crowd left before the end"
    crowd.cancel()
    house.close()
    _write(found, about)


async def watch(page: Page, found: Found) -> None:
    """A page's long tasks, but for those in which we ourselves collect its garbage; its heap after that."""
    cdp = await page.context.new_cdp_session(page)
    await cdp.send("Performance.enable")
    ours = [await collect(page, cdp)]
    await page.evaluate(WATCH)
    before = await metrics(cdp)
    for _ in range(MINUTES):
        await asyncio.sleep(60)
        ours.append(await collect(page, cdp))
        now = await metrics(cdp)
        found.heaps.append(now["JSHeapUsedSize"] / 1e6)
        found.nodes.append(now["Nodes"])
    found.busy = (now["TaskDuration"] - before["TaskDuration"]) / (MINUTES * 60)
    for start, took in await page.evaluate("window.longTasks"):
        if not any(begin - took <= start <= end for begin, end in ours):
            found.tasks.append(took)


async def collect(page: Page, cdp: CDPSession) -> tuple[float, float]:
    """Have the garbage collected; from when to when, on the page's clock."""
    begin = await page.evaluate("performance.now()")
    await cdp.send("HeapProfiler.collectGarbage")
    return begin, await page.evaluate("performance.now()")


async def metrics(cdp: CDPSession) -> dict[str, Any]:
    return {one["name"]: one["value"] for one in (await cdp.send("Performance.getMetrics"))["metrics"]}


def _write(found: Found, about: str) -> None:
    longest = max(found.tasks, default=0)
    growth = found.heaps[-1] - found.heaps[0]
    report.write(
        f"A page in a house of {PEOPLE:,}",
        f"""
One listener's page (headless Chromium without a graphics card, on the machine of the server and of the crowd) for {MINUTES} minutes: a real speaker over LiveKit, {PEOPLE:,} real websockets in the same
space, every other of them of a guest who is shown, {HANDS} hands up, {A_SECOND} reactions a second, {COME_AND_GO} people a second leaving and as many coming; the audience's list open and in view. A long task is one
of over {LONG} ms on the page's main thread as `PerformanceObserver` tells it; those in which the measurement itself collected garbage don't count. The heap is what is left after that, at the end of each minute.

| | found | aim |
|---|---|---|
| tasks over {LONG} ms | {len(found.tasks)} in {MINUTES} min, the longest {longest:.0f} ms | none: {"met" if not found.tasks else "missed"} |
| main thread busy | {found.busy:.1%} | – |
| JS heap, first minute → last | {found.heaps[0]:.2f} → {found.heaps[-1]:.2f} MB ({growth:+.2f}) | flat |
| DOM nodes, least – most | {min(found.nodes):.0f} – {max(found.nodes):.0f} | flat |

Heap minute by minute, MB: {", ".join(f"{heap:.2f}" for heap in found.heaps)}.
""",
        about,
    )
