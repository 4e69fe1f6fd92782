"""A listener's page in a house of 5,000 for ten minutes: does it stay fluid, and does it stay small?"""

import asyncio
import os
import re
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import CDPSession, Page

from spaces.models import Space
from tests.bench import report
from tests.bench.elsewhere import COME_AND_GO, EVERY, Elsewhere
from tests.crowd import Crowd, a_session
from tests.e2e.conftest import *
from tests.e2e.test_a_space_is_heard import Arrive
from tests.processes import Processes

PEOPLE, HANDS = 5000, 40
MINUTES = int(os.environ.get("MINUTES", "10"))
A_SECOND = 500
"""Reactions of the crowd."""
LONG = 50

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


async def test_a_page_in_a_full_house(arrive: Arrive, processes: Processes) -> None:
    about = report.machine()
    alice, bob = await arrive("Alice"), await arrive("Bob", viewport={"width": 1280, "height": 1400})
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await alice.press("Unmute")
    await bob.listens(path)
    space = await Space.objects.aget(slug=path.split("/")[2])
    async with a_session() as session:
        await Crowd(processes.url, space).raise_hands(session, rate=10, seconds=HANDS / 10)
    crowd = asyncio.create_task(Elsewhere(space.slug, PEOPLE - 500, PEOPLE // 2, spread=500, reactions=A_SECOND).live())
    await bob.sees(f"{HANDS} hands up", 60)
    await bob.sees(re.compile(r"4,\d\d\d here"), 60)
    await bob.sees(re.compile(r"and 4,\d\d\d more"), 60)
    found = Found()
    await watch(bob.page, found)
    assert not crowd.done(), crowd
    crowd.cancel()
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
One listener's page (headless Chromium without a graphics card, on the machine of the server) for {MINUTES} minutes: a real speaker over LiveKit, {HANDS} real hands up, and the real keeper's ticks. The crowd is a
web process that is not there: it says to Redis what one with 4,500 to {PEOPLE:,} people would, every other of them shown, {COME_AND_GO / EVERY:.0f} a second of these leaving and as many coming, {A_SECOND} reactions a second. The page gets
what it would get from them, and its audience's list is open and in view. A long task is one of over {LONG} ms on the page's main thread as `PerformanceObserver` tells it; those in which the measurement itself
collected garbage don't count. The heap is what is left after that, at the end of each minute.

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
