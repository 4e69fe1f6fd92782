"""How long a moderator's ban takes while a crowd loads the page or raises hands: beside a quiet room, in one run."""

import asyncio
import statistics
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from channels.db import database_sync_to_async as run

from accounts.models import User
from spaces.models import Space
from tests.bench import report
from tests.crowd import Crowd, Moderator, a_session, troublemakers
from tests.processes import Processes, eventually

BANS, AIM = 12, 1.0


async def test_a_ban_in_a_crowd(processes: Processes, live_space: Space, alice: User) -> None:
    about = report.machine()
    host = await run(Moderator.signed_in)(processes.url, live_space, alice)
    rows, slowest = [], 0.0
    for name, crowded in {
        "nobody else": _quiet,
        "1,000 page loads at once": _page_loads,
        "500 hands a second": _hands,
    }.items():
        times = await _bans(processes, live_space, host, crowded)
        rows.append(f"| {name} | {statistics.median(times):.2f} s | {max(times):.2f} s |")
        slowest = max(slowest, *times)
    table = "\n".join(rows)
    report.write(
        "Deciding in a crowd",
        f"""
{BANS} bans each, one after the other, by a host who is signed in, over HTTP; crowd, server, Postgres and Redis share the machine. The thousand load
the page again as soon as they are answered, from no cache; hands come from somebody else each time, and go on for as long as the bans do.

| meanwhile | p50 | slowest |
|---|---|---|
{table}

Aim ≤ {AIM:.0f} s: {"met" if slowest <= AIM else "missed"}.
""",
        about,
    )


async def _bans(
    processes: Processes, space: Space, host: Moderator, crowded: Callable[..., AsyncIterator[None]]
) -> list[float]:
    places = await run(troublemakers)(space, BANS)
    times = []
    async with a_session() as many, a_session() as one, asynccontextmanager(crowded)(Crowd(processes.url, space), many):
        for place in places:
            status, seconds = await host.bans(one, place)
            assert status == 204
            times.append(seconds)
    return times


async def _quiet(crowd: Crowd, many: object) -> AsyncIterator[None]:
    yield


async def _page_loads(crowd: Crowd, many: object) -> AsyncIterator[None]:
    async def again_and_again() -> None:
        while True:
            await crowd.load_pages(many, 1000)  # type: ignore[arg-type]

    async with _during(again_and_again, lambda: crowd.unanswered > 500):
        yield


async def _hands(crowd: Crowd, many: object) -> AsyncIterator[None]:
    async with _during(
        lambda: crowd.raise_hands(many, rate=500, seconds=60),  # type: ignore[arg-type]
        lambda: sum(crowd.outcomes.values()) > 100,
    ):
        yield


@asynccontextmanager
async def _during(work: Callable[[], Coroutine[Any, Any, None]], begun: Callable[[], bool]) -> AsyncIterator[None]:
    task = asyncio.create_task(work())

    async def has_begun() -> bool:
        return begun()

    await eventually(has_begun)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
