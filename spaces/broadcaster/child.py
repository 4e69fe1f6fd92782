"""One space's process: it has the space broadcast, until that, the lease or the parent ends.

``python -m spaces.broadcaster.child``, which nobody but the parent starts. It knows neither the database nor a secret,
which keeps it small and soon at work: what it needs is said on its standard input, and it answers (``wire``).
"""

import asyncio
import contextlib
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Coroutine
from typing import Any

from spaces.broadcaster.wire import ALIVE_EVERY, Held, line, read_assignment, read_held
from spaces.media.broadcast.assignment import Assignment, Hold, HoldLost, Told

log = logging.getLogger(__name__)

LINE = "{asctime} {levelname} {name}: {message}"
"""As the settings have it for everybody else."""

Broadcast = Callable[[Assignment, Hold, Told], Coroutine[None, None, None]]
"""``spaces.media.broadcast.child.broadcast``."""


def serve(broadcast: Broadcast) -> None:
    """Broadcast; SIGTERM ends it in order. Exits with 1 where the lease is lost."""
    logging.basicConfig(level=os.environ.get("LOG_LEVEL", "INFO"), format=LINE, style="{")
    parent = Parent()
    assignment = parent.assignment()
    threading.Thread(target=parent.listen, daemon=True).start()
    parent.begun.wait()
    try:
        asyncio.run(_serve(parent, broadcast, assignment))
    except HoldLost as lost:
        log.warning("space %s: %s", assignment.space_id, lost)
        sys.exit(1)


class Parent:
    """At the other end of our standard input and output: a ``Hold`` and a ``Told``."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        """Set once something is held."""
        self._held = Held(0.0, "", "", "", "")
        # Of our own: Python's own reader can't be closed at the end while a thread waits in it.
        self._down = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
        self._up = os.dup(sys.stdout.fileno())
        # Nothing else may come between the lines.
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def assignment(self) -> Assignment:
        return read_assignment(self._down.readline())

    def listen(self) -> None:
        """Only the parent holds the other end: its end is the parent's end."""
        for told in self._down:
            self._held = read_held(told)
            if self.is_held():
                self.begun.set()
        # At once, whatever the loop does: another parent may already have claimed the space.
        os._exit(1)

    # --- hold ----------------------------------------------------------------------------------
    def is_held(self) -> bool:
        return time.monotonic() < self._held.until

    @property
    def key(self) -> str:
        return self._held.key

    @property
    def room(self) -> str:
        return self._held.room

    @property
    def token(self) -> str:
        return self._held.token

    @property
    def state(self) -> str:
        return self._held.state

    # --- told ----------------------------------------------------------------------------------
    def dead_air(self, why: str) -> None:
        self._tell(dead_air=why)

    def sound_again(self) -> None:
        self._tell(sound_again=True)

    async def live(self) -> None:
        """Say so, for as long as the loop turns."""
        while True:
            self._tell(alive=True)
            await asyncio.sleep(ALIVE_EVERY)

    def _tell(self, **told: Any) -> None:
        with contextlib.suppress(BrokenPipeError):
            os.write(self._up, line(told))


async def _serve(parent: Parent, broadcast: Broadcast, assignment: Assignment) -> None:
    working, living = asyncio.create_task(broadcast(assignment, parent, parent)), asyncio.create_task(parent.live())
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, working.cancel)
    try:
        with contextlib.suppress(asyncio.CancelledError):
            await working
    finally:
        living.cancel()


if __name__ == "__main__":
    from spaces.media.broadcast.child import broadcast  # brings encoders, which nothing else needs

    serve(broadcast)
