"""One child as its parent sees it: a process, started for one lease."""

import asyncio
import contextlib
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from uuid import UUID

ENDS_WITHIN = 5.0
"""Seconds a child that is asked to end has for it."""


class Child:
    def __init__(self, process: Process, space_id: int, generation: int) -> None:
        self.space_id, self.generation = space_id, generation
        self._process, self._began = process, time.monotonic()

    @classmethod
    async def start(cls, command: Sequence[str], space_id: int, holder: UUID, generation: int) -> "Child":
        """Run ``command`` for a lease. Its standard input, which only we hold, ends when we do, and so does it."""
        arguments = (str(space_id), str(holder), str(generation))
        # In a group of its own: Ctrl-C at a terminal is for us, who then ask it to end.
        process = await asyncio.create_subprocess_exec(*command, *arguments, stdin=PIPE, process_group=0)
        return cls(process, space_id, generation)

    @property
    def lease(self) -> tuple[int, int]:
        return self.space_id, self.generation

    async def ended(self) -> int:
        """Wait for its end: the exit status, or a signal as a negative number."""
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
