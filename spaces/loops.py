"""What a process does again and again for as long as it lives, whatever goes wrong in one round."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from typing import NoReturn

log = logging.getLogger(__name__)

RETRY = 0.5
"""Seconds after which a round that failed is tried again, where the next one is not due sooner."""


async def again_and_again(
    step: Callable[[], Awaitable[object]],
    every: float,
    *,
    sooner: asyncio.Event | None = None,
    gone: tuple[type[Exception], ...] = (),
    over: type[Exception] | None = None,
) -> NoReturn:
    """Repeat ``step`` every so many seconds, or as soon as ``sooner`` is set.

    ``gone`` are the errors of systems that may be away for a while: they are logged in a line. ``over`` ends it all
    and is raised. Anything else is a bug: it is logged with its traceback, and must not be the last round.
    """
    name = getattr(step, "__qualname__", str(step))
    while True:
        pause = every
        try:
            await step()
        except Exception as error:  # whatever it is, the next round comes
            if over and isinstance(error, over):
                raise
            if isinstance(error, gone):
                log.warning("%s: %s", name, error)
            else:
                log.exception("%s failed", name)
            pause = min(every, RETRY)
        await within(pause, sooner or asyncio.Event())


async def within(seconds: float, event: asyncio.Event) -> None:
    """Wait for ``event``, at most so long, and lower it."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
    event.clear()
