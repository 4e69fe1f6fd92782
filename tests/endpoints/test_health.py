"""``/livez`` says that a process lives, ``/readyz`` what is missing, by name."""

import aiohttp
import redis.asyncio
from django.conf import settings

from tests.processes import Processes, eventually

SOON_FORGOTTEN = 25


async def readyz(processes: Processes) -> tuple[int, dict[str, str]]:
    async with aiohttp.ClientSession() as session, session.get(f"{processes.url}/readyz") as answer:
        return answer.status, await answer.json()


async def test_what_is_missing_is_named(processes: Processes) -> None:
    async with redis.asyncio.Redis.from_url(settings.REDIS_URL) as live:
        await live.delete("alive:broadcaster", "alive:worker", "alive:beat")

        async def all_else_is_there() -> bool:
            status, found = await readyz(processes)
            missing = {name for name, state in found.items() if state == "missing"}
            return status == 503 and missing == {"broadcaster", "worker", "beat"}

        await eventually(all_else_is_there)
        for process in ("broadcaster", "worker", "beat"):
            await live.set(f"alive:{process}", 1, ex=SOON_FORGOTTEN)

        async def all_is_there() -> dict[str, str]:
            status, found = await readyz(processes)
            return found if status == 200 else {}

        found = await eventually(all_is_there)
        assert set(found.values()) == {"ok"}
        assert set(found) == {"web", "database", "redis", "livekit", "keeper", "broadcaster", "worker", "beat"}


async def test_a_dead_keeper_is_missed(processes: Processes) -> None:
    processes.kill("keeper")

    async def missed() -> bool:
        return (await readyz(processes))[1]["keeper"] == "missing"

    await eventually(missed)


async def test_livez_needs_nothing(processes: Processes) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{processes.url}/livez") as answer:
        assert (answer.status, await answer.text()) == (200, "ok")
