"""What broadcasts leave behind, once nobody plays it any more."""

import re
import shutil
import time
from collections.abc import Collection
from pathlib import Path

KEY = re.compile(r"[0-9a-f]{32}\Z")
GRACE = 300.0
"""Seconds after the last write: for those who hear the end late."""


def sweep(directory: Path, known: Collection[str], grace: float = GRACE) -> int:
    """Remove the directories of keys that are not ``known`` and that nobody has written for so long; how many."""
    if not directory.is_dir():
        return 0
    gone = [
        space
        for space in directory.iterdir()
        if KEY.match(space.name) and space.name not in known and time.time() - _last_written(space) > grace
    ]
    for space in gone:
        shutil.rmtree(space, ignore_errors=True)
    return len(gone)


def _last_written(space: Path) -> float:
    """A directory's time changes with each rename into it."""
    written = [space.stat().st_mtime]
    for generation in space.iterdir():
        if generation.is_dir() and not generation.is_symlink():
            written.append(generation.stat().st_mtime)
    return max(written)
