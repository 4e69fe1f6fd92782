"""What a child hears, or does not, put on record: when Postgres takes it, and in order."""

import asyncio

from channels.db import database_sync_to_async
from django.db import Error as DatabaseError

from spaces.exceptions import SpaceError
from spaces.loops import RETRY, again_and_again
from spaces.models import Actor, Space


class Telling:
    """A ``Told``. Nothing that it is told waits for Postgres."""

    def __init__(self, space_id: int) -> None:
        self._space_id = space_id
        self._untold: list[str] = []
        self._something = asyncio.Event()

    def dead_air(self, why: str) -> None:
        self._tell(why)

    def sound_again(self) -> None:
        self._tell("")

    async def keep(self) -> None:
        """Write it down, trying until it is done."""
        await again_and_again(self._write, RETRY, sooner=self._something, gone=(DatabaseError, SpaceError))

    def _tell(self, why: str) -> None:
        self._untold.append(why)
        self._something.set()

    async def _write(self) -> None:
        while self._untold:
            await database_sync_to_async(self._record)(self._untold[0])
            del self._untold[0]

    def _record(self, why: str) -> None:
        space = Space.objects.get(pk=self._space_id)
        if why:
            space.note_dead_air(why, by=Actor.broadcaster())
        else:
            space.note_sound_again(by=Actor.broadcaster())
