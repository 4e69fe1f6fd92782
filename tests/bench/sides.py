"""The two ways to tell many sockets of one event: each with a server of its own, and what it costs that server."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from uuid import uuid4

import psutil
from channels_redis.core import RedisChannelLayer

from accounts.passes import COOKIE, Pass
from spaces.models import Space
from tests.bench.announcing import NAME, Announcing, event
from tests.bench.group import CONFIG, GROUP
from tests.bench.many_sockets import ManySockets
from tests.crowd import cookie
from tests.live.browser import Browser
from tests.processes import ROOT, Processes, answers, eventually, until
from tests.services import free_port

TICK_EVERY = 5.0


@dataclass
class Side:
    """A server with its sockets, how one event is sent to all of them, and what was found.

    ``cpu`` is the server's microseconds a delivery, one figure a round; ``waits`` the seconds to the last socket, one
    an event.
    """

    server: psutil.Process
    sockets: ManySockets
    send: Callable[[], Awaitable[None]]
    cpu: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    async def round(self, events: int) -> None:
        await eventually(self._rests)
        before, waits = self._spent(), []
        for _ in range(events):
            self.sockets.expect()
            began = time.monotonic()
            await self.send()
            waits.append(await self.sockets.all_have_it() - began)
        self.cpu.append((self._spent() - before) / (events * self.sockets.count) * 1e6)
        self.waits += waits

    def forget(self) -> None:
        """What was found so far does not count."""
        self.cpu, self.waits = [], []

    async def _rests(self) -> bool:
        """Whether nothing is left of what went before: connecting, heartbeats, another round."""
        before = self._spent()
        await asyncio.sleep(0.2)
        return self._spent() - before <= 0.02

    def _spent(self) -> float:
        times = self.server.cpu_times()
        return times.user + times.system


@asynccontextmanager
async def our_hub(processes: Processes, space: Space, many: int) -> AsyncIterator[Side]:
    """The web process as it runs, with so many sockets in a live space."""
    async with Browser(processes.url, space.slug) as somebody:
        await somebody.seated()  # the door is there
    processes.kill("keeper")
    processes.kill("web")  # started with fewer files than it needs now
    server = psutil.Process(processes.start("web"))
    until(lambda: answers(processes.url))
    announcing = await Announcing.of(space)
    sockets = ManySockets(processes.url, f"/ws/s/{space.slug}/", many, NAME.encode())
    await sockets.connect([f"{COOKIE}={cookie(Pass(uuid4().hex))}" for _ in range(many)])
    ticking = asyncio.create_task(_tick(announcing))
    try:
        yield Side(server, sockets, announcing.one_event)
    finally:
        ticking.cancel()
        sockets.close()


@asynccontextmanager
async def group_send(processes: Processes, many: int) -> AsyncIterator[Side]:
    """A Channels consumer in a group, with so many sockets."""
    port, layer, numbers = free_port(), RedisChannelLayer(**CONFIG), count(1)

    async def send() -> None:
        text = json.dumps({"t": "event", **event(next(numbers))})
        await layer.group_send(GROUP, {"type": "told", "text": text})

    environment = {**os.environ, "DATABASE_URL": processes.database_url()}
    command = [sys.executable, "-m", "tests.bench.group_send_server", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as beside:
        try:
            await eventually(lambda: _listens(port))
            sockets = ManySockets(f"http://127.0.0.1:{port}", "/", many, NAME.encode())
            await sockets.connect(["none=1"])
            yield Side(psutil.Process(beside.pid), sockets, send)
            sockets.close()
        finally:
            beside.kill()
            await layer.close_pools()


async def _tick(announcing: Announcing) -> None:
    """Now and then, as a live space is never silent for long: a hub that hears nothing calls Redis anew."""
    while True:
        await announcing.tick()
        await asyncio.sleep(TICK_EVERY)


async def _listens(port: int) -> bool:
    try:
        _reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True
