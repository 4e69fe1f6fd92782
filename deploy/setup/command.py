"""Running other programs: quietly while they succeed, with their last words when they don't."""

import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from deploy.setup.stop import Stop

LAST_LINES = 15
_running: set[subprocess.Popen[bytes]] = set()
_ending = threading.Event()


def run(
    arguments: Sequence[str | Path],
    *,
    why: str,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run to the end without a sound; if it fails, stop with `why` and the end of what it said."""
    if _ending.is_set():
        raise Stop("Ended.")
    with tempfile.TemporaryFile() as said:
        # A session of its own: Ctrl-C reaches only us, and end_all() takes the command with everything it started.
        process = subprocess.Popen(
            arguments,
            cwd=cwd,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        _running.add(process)
        try:
            code = process.wait()
        finally:
            _running.discard(process)
        if code:
            said.seek(0)
            raise Stop(_explained(why, said.read().decode(errors="replace")))


def answer(*arguments: str | Path) -> str:
    """What a short question to a program answers; nothing if it is missing, fails or hangs."""
    try:
        return subprocess.run(arguments, capture_output=True, text=True, timeout=20, check=True).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def end_all() -> None:
    """End what still runs, with its children, and begin nothing more."""
    _ending.set()
    for process in list(_running):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _explained(why: str, said: str) -> str:
    if "No space left on device" in said or "ENOSPC" in said:
        why = f"{why} The disk is full: free some space and try again."
    tail = "\n".join("    " + line for line in said.strip().splitlines()[-LAST_LINES:])
    return f"{why} It said last:\n{tail}" if tail else why
