"""One space's process: it holds the lease and has the space broadcast, until that, the lease or the parent ends.

``manage.py broadcast_space`` runs it, which nobody but the parent starts.
"""

import asyncio
import contextlib
import logging
import os
import signal
import sys
import threading
from collections.abc import Awaitable, Callable
from uuid import UUID

from django.conf import settings

from spaces.broadcaster.lease import Lease
from spaces.broadcaster.telling import Telling
from spaces.media.broadcast.assignment import Assignment, Hold, HoldLost, Told

log = logging.getLogger(__name__)

Broadcast = Callable[[Assignment, Hold, Told], Awaitable[None]]
"""``spaces.media.broadcast.child.broadcast``."""


def serve(space_id: int, holder: UUID, generation: int, broadcast: Broadcast) -> None:
    """Broadcast; SIGTERM ends it in order. Exits with 1 where the lease is lost."""
    threading.Thread(target=_die_with_the_parent, daemon=True).start()
    try:
        asyncio.run(_serve(Lease(space_id, holder, generation), broadcast))
    except HoldLost as lost:
        log.warning("%s", lost)
        sys.exit(1)


def _die_with_the_parent() -> None:
    """The parent holds the other end of our standard input, and says nothing: its end is the parent's end."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    # At once, whatever the loop does: another parent may already have claimed the space.
    os._exit(1)


async def _serve(lease: Lease, broadcast: Broadcast) -> None:
    working = asyncio.create_task(_broadcast(lease, broadcast))
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, working.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await working


async def _broadcast(lease: Lease, broadcast: Broadcast) -> None:
    told = Telling(lease.space_id)
    tasks = [asyncio.create_task(one) for one in (_when_begun(lease, told, broadcast), lease.keep(), told.keep())]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        await task


async def _when_begun(lease: Lease, told: Told, broadcast: Broadcast) -> None:
    await lease.begun.wait()
    assignment = Assignment(
        space_id=lease.space_id,
        room=lease.room,
        key=lease.key,
        generation=lease.generation,
        directory=settings.BROADCAST_DIR,
        url=settings.LIVEKIT_URL,
        archive=settings.BROADCAST_ARCHIVE,
    )
    await broadcast(assignment, lease, told)
