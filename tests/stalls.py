"""Notices when this machine stood still, so that a test can repeat what it timed."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

LOOKS_EVERY = 0.05
STALLED = 0.2
"""Seconds late after which what was timed meanwhile is timed again."""


@dataclass
class Stalls:
    longest: float = 0.0
    """Seconds by which this process was late at most."""


@asynccontextmanager
async def noticing_stalls() -> AsyncIterator[Stalls]:
    """Of this process, and so of whatever stops the whole machine; not of another process alone."""
    stalls = Stalls()

    async def notice() -> None:
        while True:
            before = time.monotonic()
            await asyncio.sleep(LOOKS_EVERY)
            stalls.longest = max(stalls.longest, time.monotonic() - before - LOOKS_EVERY)

    noticing = asyncio.create_task(notice())
    try:
        yield stalls
    finally:
        noticing.cancel()
