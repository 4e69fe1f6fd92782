"""What a broadcast has left is removed once nobody can be listening to it: the space is over, or has another key."""

import re
import shutil
import time
from datetime import timedelta
from pathlib import Path

from spaces.models import Broadcast

IS_A_KEY = re.compile(r"[0-9a-f]{32}\Z")
PLAYED_OUT = timedelta(seconds=60)
"""How long after the end of a space listeners may still be playing what was written last."""
STAYS = 10.0
"""Seconds that what lies under an old key stays after the last was written: what is asked for just now is still had."""


def sweep(directory: Path) -> int:
    """Remove what was left; how many broadcasts that was. Runs SQL.

    The folders are listed first, so that one made meanwhile is safe.
    """
    folders = [one for one in directory.glob("*") if IS_A_KEY.match(one.name)]
    if not folders:
        return 0
    in_use = Broadcast.objects.keys_in_use(PLAYED_OUT)
    left = [one for one in folders if one.name not in in_use and _is_old(one)]
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)
    return len(left)


def _is_old(folder: Path) -> bool:
    """Whether nobody writes there any more. A child goes on under the old key until its segment is full."""
    try:
        newest = max(one.lstat().st_mtime for one in (folder, *folder.rglob("*")))
    except FileNotFoundError:
        return False  # Somebody writes, or sweeps, just now.
    return time.time() - newest > STAYS
