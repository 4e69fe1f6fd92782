"""Parents with stand-in children, and what they have written."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from spaces.models import Broadcast, Space
from tests.processes import ROOT, Processes, in_production, until


@dataclass(frozen=True)
class Wrote:
    """The newest line of one generation."""

    generation: int
    pid: int
    state: str
    room: str


@dataclass
class Parents:
    directory: Path
    database_url: str
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, **environment: str) -> subprocess.Popen[bytes]:
        ours = {"DATABASE_URL": self.database_url, "BROADCAST_DIR": str(self.directory)}
        told = in_production(**{**ours, **environment})
        parent = subprocess.Popen([sys.executable, "-m", "tests.broadcaster.stand_in"], cwd=ROOT, env=told)
        self.running.append(parent)
        return parent

    def end(self) -> None:
        for parent in self.running:
            for child in self.children(parent):
                with suppress(psutil.Error):
                    child.kill()
            parent.kill()
            parent.wait()

    def children(self, parent: subprocess.Popen[bytes]) -> list[psutil.Process]:
        with suppress(psutil.Error):
            return psutil.Process(parent.pid).children()
        return []

    def wrote(self, space: Space) -> list[Wrote]:
        """Of the space's key as it is now, the oldest generation first."""
        key = Broadcast.objects.get(space=space).key
        found = []
        for file in (self.directory / key).glob("*/stream.m3u8"):
            pid, state, room = (*file.read_text().split(" "), "")[:3]
            found.append(Wrote(int(file.parent.name), int(pid), state, room))
        return sorted(found, key=lambda one: one.generation)

    def writes(self, space: Space, after: int = 0, state: str = "live", seconds: float = 60) -> Wrote:
        """Wait for a generation after this one that writes this state."""

        def newer() -> Wrote | None:
            found = [one for one in self.wrote(space) if one.generation > after and one.state == state]
            return found[-1] if found else None

        found = until(newer, seconds)
        assert found
        return found


@pytest.fixture
def parents(_processes: Processes, no_keeper: None, tmp_path: Path) -> Iterator[Parents]:
    started = Parents(tmp_path / "broadcast", _processes.database_url())
    try:
        yield started
    finally:
        started.end()


def is_gone(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


def freeze(pid: int) -> None:
    os.kill(pid, signal.SIGSTOP)
