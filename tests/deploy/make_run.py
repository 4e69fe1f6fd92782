"""`make run` as somebody at a terminal has it: what it says, what belongs to it, and how it is ended."""

import os
import signal
import subprocess
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.error import HTTPError
from urllib.request import urlopen

import psutil

from deploy.local import ending
from deploy.local.environment import OURS
from tests.processes import until

# What the test run itself set for its own engines must not reach this one.
FOREIGN = (
    "DATABASE_URL",
    "REDIS_URL",
    "LIVEKIT_",
    "PUBLIC_URL",
    "SECRET_KEY",
    "STATIC_ROOT",
    "DJANGO_",
    "MAKE",
    "MFLAGS",
)


class MakeRun:
    """One `make run`, ended with the block at the latest."""

    def __init__(self, checkout: Path, port: int, data_dir: Path) -> None:
        self.url, self.data_dir = f"http://localhost:{port}", data_dir
        kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        self.process = subprocess.Popen(
            ["make", "run"],
            cwd=checkout,
            env={**kept, "PORT": str(port), "DATA_DIR": str(data_dir), "PYTHONDONTWRITEBYTECODE": ""},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            # As a terminal does it: a group that Ctrl-C reaches as a whole.
            start_new_session=True,
        )
        self.lines: list[str] = []
        self._seen: set[psutil.Process] = set()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        ending.end(self.everyone())
        self._reader.join()

    def says(self, words: str, *, within: float) -> str:
        """The line with these words, once it is there."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            for line in self.lines:
                if words in line:
                    self._seen.update(self._children())
                    return line
            if self.process.poll() is not None and not self._reader.is_alive():
                break
            time.sleep(0.05)
        raise AssertionError(f"no {words!r} within {within} s in:\n{''.join(self.lines)}")

    def press_ctrl_c(self) -> None:
        os.killpg(self.process.pid, signal.SIGINT)

    def everyone(self) -> list[psutil.Process]:
        """Every process of this instance: by its mark, and those that were seen to be make's children."""
        seen = [process for process in self._seen if process.is_running()]
        return list({*ending.marked(OURS, str(self.data_dir)), *seen})

    def named(self, words: str) -> psutil.Process:
        """The one whose command line has these words, when it is there."""
        found = until(lambda: next((one for one in self.everyone() if words in _command_line(one)), None))
        assert found
        return found

    def leaves_nothing(self, *, within: float) -> bool:
        """Whether all of them are gone before that."""
        _gone, alive = psutil.wait_procs(self.everyone(), timeout=within)
        return not alive and not self.everyone()

    def status(self, path: str) -> int:
        try:
            with urlopen(f"{self.url}{path}", timeout=5) as answer:
                return int(answer.status)
        except HTTPError as error:
            return error.code
        except OSError:
            return 0

    def _children(self) -> list[psutil.Process]:
        try:
            return psutil.Process(self.process.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)


def _command_line(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""
