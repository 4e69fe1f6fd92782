"""The stage as it is heard, through however many connections that takes."""

import asyncio

from livekit import rtc

from spaces.loops import again_and_again
from spaces.media.broadcast.assignment import Hold
from spaces.media.broadcast.connection import Connection
from spaces.media.broadcast.timed_track import OPEN, SPEAKING
from spaces.media.broadcast.timeline import Samples

LOOK_EVERY = 0.2
RETRY = 0.5
"""Seconds."""


class Stage:
    """``run`` keeps it connected to the room that the hold names, from the start of the space on."""

    def __init__(self, url: str, hold: Hold) -> None:
        self._url, self._hold = url, hold
        self._connection: Connection | None = None
        self._leaving: set[asyncio.Task[None]] = set()

    @property
    def is_heard(self) -> bool:
        """Whether sound can come."""
        return self._connection is not None and self._connection.is_heard

    def people(self) -> dict[str, str]:
        """Everybody who is on stage and connected: speaking, open or muted. Between two connections as it last was."""
        if self._connection is None:
            return {}
        speaking = {voice.person for voice in self._connection.voices.values() if voice.speaks}
        return {
            person: SPEAKING if state == OPEN and person in speaking else state
            for person, state in self._connection.stage.items()
        }

    def pull(self) -> list[Samples]:
        """The next tick of every voice that has something; of a connection that is over, what it still has."""
        return self._connection.pull() if self._connection else []

    async def run(self) -> None:
        """Until it is cancelled."""
        try:
            await again_and_again(self._stay, RETRY, gone=(rtc.ConnectError, TimeoutError))
        finally:
            await asyncio.gather(*self._leaving)

    async def _stay(self) -> None:
        """In one room, through one connection."""
        room = self._hold.room
        if not room or self._hold.state == "scheduled":
            return
        connection = self._connection = await Connection.to(self._url, self._hold.token)
        try:
            while self._hold.room == room and not connection.is_lost:
                connection.look()
                await asyncio.sleep(LOOK_EVERY)
        finally:
            self._part(connection)

    def _part(self, connection: Connection) -> None:
        """Leave without waiting: the next connection must not."""
        leaving = asyncio.create_task(connection.leave())
        self._leaving.add(leaving)
        leaving.add_done_callback(self._leaving.discard)
