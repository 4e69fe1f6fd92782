"""One event to 2,000 sockets: our hub beside ``group_send`` of channels_redis, in one run."""

import asyncio
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from statistics import median
from uuid import uuid4

import aiohttp
import psutil
from channels.db import database_sync_to_async as run
from django.conf import settings
from redis.asyncio import Redis

from accounts.passes import COOKIE, Pass
from spaces.live import keys
from spaces.models import Space
from tests.bench import report
from tests.bench.many_sockets import ManySockets
from tests.crowd import cookie
from tests.live.browser import Browser
from tests.processes import ROOT, Processes, answers, eventually, until
from tests.services import free_port

SOCKETS, ROUNDS, EVENTS, AIM = 2000, 5, 20, 10.0
MARKER = b"fan-out"


async def test_one_event_to_many_sockets(processes: Processes, live_space: Space) -> None:
    _soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # the servers that are started inherit it
    about = report.machine()
    async with Browser(processes.url, live_space.slug) as somebody:
        await somebody.seated()  # the door is there; from now on nobody ticks
    processes.kill("keeper")
    processes.kill("web")  # started with fewer files than it needs now
    web, port = psutil.Process(processes.start("web")), free_port()
    until(lambda: answers(processes.url))
    environment = {**os.environ, "DATABASE_URL": processes.database_url()}
    command = [sys.executable, "-m", "tests.bench.group_send_server", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as beside:
        try:
            await _measure(processes, live_space, web, psutil.Process(beside.pid), port, about)
        finally:
            beside.kill()


async def _measure(
    processes: Processes, space: Space, web: psutil.Process, other: psutil.Process, port: int, about: str
) -> None:
    url = f"http://127.0.0.1:{port}"
    async with Redis.from_url(settings.REDIS_URL) as redis, aiohttp.ClientSession() as session:
        await eventually(lambda: _listens(port))
        ours = ManySockets(processes.url, f"/ws/s/{space.slug}/", SOCKETS, MARKER)
        theirs = ManySockets(url, "/", SOCKETS, MARKER)
        await theirs.connect(["none=1"])
        await ours.connect([f"{COOKIE}={cookie(Pass(uuid4().hex))}" for _ in range(SOCKETS)])
        seq = await run(lambda: Space.objects.get(pk=space.pk).last_seq)()

        async def publish() -> None:
            nonlocal seq
            seq += 1
            # As announce.lua publishes it. Padded to what an event about a person is.
            event = {"seq": seq, "kind": "stage.joined", "person": uuid4().hex, "name": MARKER.decode()}
            message = {"seq": seq, "audience": "everyone", "event": event}
            await redis.publish(keys.channel(space.slug), json.dumps(message))

        async def group_send() -> None:
            event = {"t": "event", "seq": 1, "kind": "stage.joined", "person": uuid4().hex, "name": MARKER.decode()}
            async with session.post(f"{url}/send", data=json.dumps(event)) as answer:
                assert answer.status == 204

        found: dict[str, list[tuple[float, float]]] = {"our hub": [], "`group_send`": []}
        ticking = asyncio.create_task(_tick(redis, space, seq))
        for _ in range(ROUNDS):
            ours.say(b'{"t": "beat"}')
            found["our hub"] += [await _round(ours, publish, web)]
            found["`group_send`"] += [await _round(theirs, group_send, other)]
        ticking.cancel()
        ours.close()
        theirs.close()
    _write(found, about)


async def _round(
    sockets: ManySockets, send: Callable[[], Awaitable[None]], server: psutil.Process
) -> tuple[float, float]:
    """Microseconds of the server's CPU a delivery, and the median seconds from sending to the last socket."""
    spent, waits = _cpu(server), []
    for _ in range(EVENTS):
        sockets.expect()
        began = time.monotonic()
        await send()
        waits.append(await sockets.all_have_it() - began)
    return (_cpu(server) - spent) / (EVENTS * SOCKETS) * 1e6, median(waits)


async def _tick(redis: Redis, space: Space, seq: int) -> None:
    """Now and then, as a live space is never silent for long: a hub that hears nothing calls Redis anew."""
    while True:
        tick = {"t": "tick", "seq": seq, "now": SOCKETS, "peak": SOCKETS, "hands": 0}
        await redis.publish(keys.channel(space.slug), json.dumps({"tick": tick}))
        await asyncio.sleep(5)


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


async def _listens(port: int) -> bool:
    try:
        _reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


def _write(found: dict[str, list[tuple[float, float]]], about: str) -> None:
    cheap = median(cpu for cpu, _wait in found["our hub"])
    rows = "\n".join(
        f"| {name} | {median(cpus):.1f} | {min(cpus):.1f}–{max(cpus):.1f} | {median(waits) * 1000:.0f} ms"
        f" | {median(cpus) / cheap:.1f} × |"
        for name, rounds in found.items()
        for cpus, waits in [list(zip(*rounds, strict=True))]
    )
    times = median(cpu for cpu, _wait in found["`group_send`"]) / cheap
    report.write(
        "One event to 2,000 sockets",
        f"""
{SOCKETS:,} sockets on each side, both under daphne with the same settings, on the same Redis; {ROUNDS} rounds of {EVENTS} events each, taken in turn, each event sent
when all had the one before. Ours is the web process as it runs, the event published as the keeper's script publishes it, with a heartbeat of each socket and a tick every 5 s going on; the other is a Channels
consumer in one group of channels_redis, stock but for a capacity of 10,000, no time-out on reads, and more connections to Redis. Clients, servers and Redis share the machine. CPU is that of the server's process alone.

| | µs of CPU a delivery, median | range | last socket, median | ours is cheaper by |
|---|---|---|---|---|
{rows}

Aim ≥ {AIM:.0f} × cheaper: {"met" if times >= AIM else "missed"}.
""",
        about,
    )
