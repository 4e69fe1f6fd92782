"""Whether this process lives, and whether everything it needs does, by name."""

import asyncio
from collections.abc import Awaitable

import psycopg
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from spaces.database import dsn
from spaces.live.heartbeats import alive
from spaces.live.redis import RedisError, client
from spaces.media.livekit import MediaUnavailable, rooms

PATIENCE = 2.0
PROCESSES = ("keeper", "broadcaster", "worker", "beat")


async def livez(request: Request) -> Response:
    return PlainTextResponse("ok")


async def readyz(request: Request) -> Response:
    """200 when all is well; 503 naming what is missing."""
    database, redis, livekit, processes = await asyncio.gather(
        _answers(_database()), _answers(client().ping()), _answers(_livekit()), _processes()
    )
    found = {"web": True, "database": database, "redis": redis, "livekit": livekit, **processes}
    return JSONResponse(
        {name: "ok" if well else "missing" for name, well in found.items()},
        200 if all(found.values()) else 503,
        {"Cache-Control": "no-store"},
    )


async def _answers(question: Awaitable[object]) -> bool:
    try:
        async with asyncio.timeout(PATIENCE):
            await question
    except (psycopg.Error, RedisError, MediaUnavailable, OSError, TimeoutError):
        return False
    return True


async def _processes() -> dict[str, bool]:
    try:
        return await alive(*PROCESSES)
    except RedisError:
        return dict.fromkeys(PROCESSES, False)


async def _database() -> None:
    async with await psycopg.AsyncConnection.connect(dsn()) as connection:
        await connection.execute("SELECT 1")


async def _livekit() -> None:
    async with rooms() as media:
        await media.names()
