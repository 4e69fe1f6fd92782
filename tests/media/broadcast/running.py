"""A child by itself: its hold is a file that a test writes, and what it tells is a file that a test reads.

By hand: ``python -m tests.media.broadcast.running <assignment.json>`` beside a LiveKit as the settings name it.
"""

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

from spaces.media.broadcast.assignment import Assignment
from spaces.media.broadcast.child import broadcast
from spaces.media.tokens import recorder_token

READ_EVERY = 0.05
LASTS = 5.0
"""Seconds that a reading holds, by the monotonic clock, like a lease: long, since a busy machine is no lost hold."""


class FileHold:
    """``{"held": …, "key": …, "room": …, "state": …}``, read again and again beside the mix."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read()

    def _read(self) -> None:
        self._read_at = time.monotonic()
        self._told: dict[str, Any] = json.loads(self._path.read_text())

    async def keep_reading(self) -> None:
        while True:
            await asyncio.sleep(READ_EVERY)
            self._read()

    def is_held(self) -> bool:
        return bool(self._told["held"]) and time.monotonic() - self._read_at < LASTS

    @property
    def key(self) -> str:
        return str(self._told["key"])

    @property
    def room(self) -> str:
        return str(self._told["room"])

    @property
    def token(self) -> str:
        return recorder_token(self.room)

    @property
    def state(self) -> str:
        return str(self._told["state"])


class FileTold:
    def __init__(self, path: Path) -> None:
        self._path = path

    def dead_air(self, why: str) -> None:
        self._note(why)

    def sound_again(self) -> None:
        self._note("sound again")

    def _note(self, line: str) -> None:
        with self._path.open("a") as file:
            print(line, file=file)


async def run(told: dict[str, Any]) -> None:
    told["directory"] = Path(told["directory"])
    hold = FileHold(Path(told.pop("hold")))
    whom = FileTold(Path(told.pop("told")))
    reading = asyncio.create_task(hold.keep_reading())
    try:
        await broadcast(Assignment(**told), hold, whom)
    finally:
        reading.cancel()


if __name__ == "__main__":
    asyncio.run(run(json.loads(Path(sys.argv[1]).read_text())))
