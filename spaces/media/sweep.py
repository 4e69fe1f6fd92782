"""Rooms of ours that no live space knows are closed: the keeper died at the end of a space."""

from channels.db import database_sync_to_async
from django.conf import settings

from spaces.media.livekit import rooms
from spaces.models import Space


async def sweep() -> int:
    """Close them; returns how many. The rooms are listed first, so one made meanwhile is safe."""
    async with rooms() as media:
        found = await media.names()
        known = set(await database_sync_to_async(_known)())
        strays = {name for name in found - known if name.startswith(settings.ROOM_PREFIX)}
        for name in strays:
            await media.close(name)
    return len(strays)


def _known() -> list[str]:
    return list(Space.objects.live().values_list("room", flat=True))
