"""Real processes of a broadcaster, whose children write a line where the real ones encode sound.

``python -m tests.broadcaster.stand_in`` is a parent; with ``child``, one of its children.
"""

import asyncio
import os
import signal
import sys

import django

from spaces.broadcaster.child import serve
from spaces.media.broadcast.assignment import HoldLost

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spaces.settings")

WRITES_EVERY = 0.05


def main() -> None:
    if sys.argv[1:]:
        serve(broadcast)
    else:
        django.setup()
        from spaces.broadcaster.broadcaster import Broadcaster
        from spaces.management.commands.broadcaster import run

        asyncio.run(run(Broadcaster((sys.executable, "-m", "tests.broadcaster.stand_in", "child"))))


async def broadcast(assignment, hold, told) -> None:  # type: ignore[no-untyped-def]
    """Write who writes what, again and again, as the contract says: asking before each rename."""
    if os.environ.get("STAND_IN_CRASHES"):
        raise RuntimeError("as told")
    if os.environ.get("STAND_IN_DEAD_AIR"):
        told.dead_air("all_muted")
        told.sound_again()
    while True:
        folder = assignment.directory / hold.key / str(assignment.generation)
        folder.mkdir(parents=True, exist_ok=True)
        state = hold.state  # once: it may be another the next moment
        if state == "ended" and assignment.generation == 1 and os.environ.get("STAND_IN_DIES_AT_THE_END"):
            os.kill(os.getpid(), signal.SIGKILL)
        (folder / "new").write_text(f"{os.getpid()} {state} {hold.room}")
        if not hold.is_held():
            raise HoldLost("as the clock says")
        (folder / "new").rename(folder / "stream.m3u8")
        if state == "ended":
            return
        await asyncio.sleep(WRITES_EVERY)


if __name__ == "__main__":
    main()
