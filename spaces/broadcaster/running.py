"""One child as its parent sees it: a process, started for one lease."""

import asyncio
import contextlib
import json
import logging
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from typing import Any

from django.conf import settings

from spaces.broadcaster.wire import ALIVE_EVERY, Held, line
from spaces.media.broadcast.assignment import Assignment, Told

log = logging.getLogger(__name__)

BEGINS_WITHIN = 30.0
"""Seconds a child that was just started, maybe with many others, has until it first says something."""
ENDS_WITHIN = 5.0
"""Seconds a child that is asked to end has for it."""
SILENT = 6 * ALIVE_EVERY
"""Seconds without a sign of life after which a child is taken for frozen. One that has to share its core says it late,
and would be replaced by one that has to share it, too."""


class Child:
    def __init__(self, process: Process, told: Told) -> None:
        self._process, self._told = process, told
        self._began = time.monotonic()
        self._silent_after = self._began + BEGINS_WITHIN
        self._hearing = asyncio.create_task(self._hear())

    @classmethod
    async def start(cls, command: Sequence[str], assignment: Assignment, told: Told) -> "Child":
        """Run ``command`` for a lease. Its standard input, which only we hold, ends when we do, and so does it."""
        # In a group of its own: Ctrl-C at a terminal is for us, who then ask it to end.
        process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, process_group=0, cwd=settings.BASE_DIR
        )
        child = cls(process, told)
        child._say(assignment)
        return child

    def hold(self, held: Held) -> None:
        """What it holds from now on."""
        self._say(held)

    @property
    def is_frozen(self) -> bool:
        """Whether it does not say that it lives. Ask only while our own loop turns as it should."""
        return time.monotonic() > self._silent_after

    async def ended(self) -> int:
        """Wait for its end: the exit status, or a signal as a negative number."""
        await self._hearing
        return await self._process.wait()

    @property
    def lived(self) -> float:
        """Seconds since its start."""
        return time.monotonic() - self._began

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def end(self) -> None:
        """Ask it to end; after a while, make it."""
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        try:
            async with asyncio.timeout(ENDS_WITHIN):
                await self._process.wait()
        except TimeoutError:
            self.kill()
            await self._process.wait()

    def _say(self, told: Any) -> None:
        assert self._process.stdin
        if not self._process.stdin.is_closing():
            self._process.stdin.write(line(told))

    async def _hear(self) -> None:
        """Until it says nothing more."""
        assert self._process.stdout
        async for said in self._process.stdout:
            self._silent_after = time.monotonic() + SILENT
            try:
                told = json.loads(said)
            except ValueError:
                log.warning("a child said %r", said)
                continue
            if "dead_air" in told:
                self._told.dead_air(told["dead_air"])
            if "sound_again" in told:
                self._told.sound_again()
