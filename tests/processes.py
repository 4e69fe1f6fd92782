"""Real processes of ours on the test database, and how to wait for what they do."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import psutil
from django.conf import settings
from django.db import connection
from redis.asyncio import Redis
from redis.exceptions import RedisError

from tests.services import free_port

ROOT = Path(__file__).resolve().parent.parent
T = TypeVar("T")


class Processes:
    """``web`` and ``keeper``, and a ``broadcaster`` for whom starts one. Each can be killed and started again."""

    def __init__(self) -> None:
        self.url = settings.PUBLIC_URL
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        return self

    def heal(self) -> None:
        """Start what does not run, end what is frozen, and wait until pages are answered."""
        for name in [name for name in self._running if name.startswith(("paused", "ending", "second", "broadcaster"))]:
            self.kill(name)
        for name in ("web", "keeper"):
            if name not in self._running or self._running[name].poll() is not None:
                self.start(name)
        until(lambda: answers(self.url))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._running.values():
            process.kill()
            process.wait()

    def start(self, name: str, **more: str) -> int:
        """Start it, with ``more`` in its environment; its process id.

        A "second keeper" is another one, which lives until the next test.
        """
        environment = in_production(DATABASE_URL=self.database_url(), **more)
        command = [sys.executable, "manage.py", name.split()[-1]]
        self._running[name] = subprocess.Popen(command, cwd=ROOT, env=environment)
        return self._running[name].pid

    def database_url(self) -> str:
        """The test database, which pytest-django named."""
        return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}"))

    @contextmanager
    def web_without_postgres(self) -> Iterator[str]:
        """A second web process whose Postgres is not there; its address."""
        port = free_port()
        told = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/nowhere", "PORT": str(port)}
        told["PUBLIC_URL"] = url = f"http://localhost:{port}"
        web = subprocess.Popen([sys.executable, "manage.py", "web"], cwd=ROOT, env={**os.environ, **told})
        try:
            until(lambda: answers(url))
            yield url
        finally:
            web.kill()
            web.wait()

    @contextmanager
    def keeper_with(self, **environment: str) -> Iterator[None]:
        """A keeper with other settings in place of the usual one."""
        self.stop("keeper")
        self.start("keeper", **environment)
        try:
            yield
        finally:
            self.stop("keeper")

    def kill(self, name: str) -> None:
        ended = self._running.pop(name)
        ended.kill()
        ended.wait(timeout=15)

    def end(self, name: str) -> subprocess.Popen[bytes]:
        """Ask it to end, as a deploy does."""
        ending = self._running.pop(name)
        self._running[f"ending {name}"] = ending
        ending.terminate()
        return ending

    def stop(self, name: str) -> None:
        """End it if it runs."""
        if name in self._running:
            self.kill(name)

    def pause(self, name: str) -> subprocess.Popen[bytes]:
        """Freeze it, as a machine that swaps would; it is ended with the others."""
        paused = self._running.pop(name)
        self._running[f"paused {name}"] = paused
        paused.send_signal(signal.SIGSTOP)
        return paused


def in_production(**more: str) -> dict[str, str]:
    """The environment of a process of ours, which has not the tests' own patience with deadlocks."""
    inherited = {name: value for name, value in os.environ.items() if name != "PGOPTIONS"}
    return inherited | more


def answers(url: str) -> bool:
    try:
        with urlopen(f"{url}/livez", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


@asynccontextmanager
async def paused_redis() -> AsyncIterator[None]:
    """Redis is there and answers nothing, as when its machine swaps or the network is gone."""
    async with Redis.from_url(settings.REDIS_URL) as live:
        pid = (await live.info("server"))["process_id"]
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


async def restarted_redis() -> None:
    """Kill it; the supervisor of the engines starts an empty one. Back when that answers."""
    async with Redis.from_url(settings.REDIS_URL) as live:
        pid = (await live.info("server"))["process_id"]
        os.kill(pid, signal.SIGKILL)

        async def is_another() -> bool:
            try:
                return bool((await live.info("server"))["process_id"] != pid)
            except (RedisError, OSError):
                return False

        await eventually(is_another)


def kill_livekit() -> None:
    """kill -9; the supervisor of the engines starts it again, without its rooms."""
    livekit()[0].kill()


def livekit() -> tuple[psutil.Process, list[int]]:
    """Its process, and the TCP ports on which it listens: for its signals, and for the media of those without UDP."""
    port = urlsplit(settings.LIVEKIT_URL).port
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            ports = [one.laddr.port for one in process.net_connections("tcp") if one.status == "LISTEN"]
            if port in ports:
                return process, ports
    raise AssertionError(f"nothing listens on LiveKit's port {port}")


def until(holds: Callable[[], T], seconds: float = 60) -> T:
    """Wait for a condition; what it gave at last. Fails when it does not come to hold."""
    deadline = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < deadline, f"{holds} did not come to hold within {seconds} s"
        time.sleep(0.05)
    return found


async def eventually(holds: Callable[[], Awaitable[T]], seconds: float = 60) -> T:
    """The same in a loop."""
    deadline = time.monotonic() + seconds
    while not (found := await holds()):
        assert time.monotonic() < deadline, f"{holds} did not come to hold within {seconds} s"
        await asyncio.sleep(0.05)
    return found
