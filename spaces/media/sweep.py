"""Rooms that no live space knows are closed: the keeper died at the end of a space, or somebody made them by hand."""

from channels.db import database_sync_to_async

from spaces.media.livekit import rooms
from spaces.models import Space


async def sweep() -> int:
    """Close them; returns how many. The rooms are listed first, so one made meanwhile is safe."""
    async with rooms() as media:
        found = await media.names()
        known = set(await database_sync_to_async(_known)())
        strays = found - known
        for name in strays:
            await media.close(name)
    return len(strays)


def _known() -> list[str]:
    return list(Space.objects.live().values_list("room", flat=True))
