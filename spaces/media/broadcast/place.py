"""Where one generation writes: a directory of its own, which nobody else ever writes into.

``<directory>/<key>/<generation>/``; ``<key>/current`` leads to the newest generation and only ever forwards. A process
that was replaced and does not know it yet can do no harm: its directory is its own, and it looks before each rename.
"""

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from spaces.media.broadcast.assignment import Hold, HoldLost

CURRENT = "current"


class Place:
    """Raises HoldLost where another process has it."""

    def __init__(self, directory: Path, key: str, generation: int, hold: Hold) -> None:
        self.key, self.generation = key, generation
        self._all, self._hold = directory, hold
        self.space = directory / key
        self._own = self.space / str(generation)
        self._own.mkdir(parents=True, exist_ok=True)
        self._lock = os.open(self._own, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._lock)
            raise HoldLost(f"somebody writes {self._own}") from error

    def close(self) -> None:
        """Let go of the directory."""
        os.close(self._lock)

    def put(self, name: str, data: bytes) -> None:
        """Write a file that appears whole or not at all, and only while we may."""
        beside = self._own / f".{name}"
        beside.write_bytes(data)
        if not self._hold.is_held():
            raise HoldLost(f"generation {self.generation} of {self.key}")
        beside.rename(self._own / name)

    def newest(self) -> int | None:
        """The generation that listeners read, if any has written."""
        try:
            return int(os.readlink(self.space / CURRENT))
        except FileNotFoundError:
            return None

    def become_current(self) -> None:
        """Lead listeners here, unless they are already led further."""
        with _locked(self.space):
            if (self.newest() or 0) > self.generation:
                raise HoldLost(f"generation {self.generation} of {self.key} has been replaced")
            beside = self.space / f".{CURRENT}"
            beside.unlink(missing_ok=True)
            beside.symlink_to(str(self.generation))
            beside.rename(self.space / CURRENT)

    def moved(self, key: str, files: Iterable[str]) -> "Place":
        """The same under another key, where these files (``<generation>/<name>``) are too."""
        other = Place(self._all, key, self.generation, self._hold)
        for file in files:
            (other.space / file).parent.mkdir(exist_ok=True)
            if not (other.space / file).exists():
                (other.space / file).hardlink_to(self.space / file)
        return other

    def remove(self, file: str) -> None:
        """``<generation>/<name>``; gone already is as good."""
        (self.space / file).unlink(missing_ok=True)

    def remove_generations(self, but: Iterable[int]) -> None:
        """Everything that older processes wrote, except these generations."""
        for folder in self.space.iterdir():
            if folder.name.isdigit() and int(folder.name) < self.generation and int(folder.name) not in but:
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
