"""The stage as it is heard, through however many connections that takes."""

import asyncio
import logging
from collections.abc import Iterable
from typing import NoReturn

from livekit import rtc

from spaces.media.broadcast.assignment import Hold
from spaces.media.broadcast.connection import Connection
from spaces.media.broadcast.timed_track import OPEN, SPEAKING
from spaces.media.broadcast.timeline import Samples

log = logging.getLogger(__name__)

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
        """Everybody who is on stage and connected: speaking, open or muted."""
        if self._connection is None:
            return {}
        speaking = {voice.person for voice in self._connection.voices.values() if voice.speaks}
        return {
            person: SPEAKING if state == OPEN and person in speaking else state
            for person, state in self._connection.stage.items()
        }

    def pull(self) -> Iterable[Samples]:
        """The next tick of every voice that has something."""
        voices = list(self._connection.voices.values()) if self._connection else []
        return [block for voice in voices if (block := voice.pull()) is not None]

    async def run(self) -> NoReturn:
        """Until it is cancelled."""
        try:
            while True:
                await self._stay()
                await asyncio.sleep(RETRY)
        finally:
            self._part()
            await asyncio.gather(*self._leaving)

    async def _stay(self) -> None:
        """In one room, through one connection."""
        room = self._hold.room
        if not room or self._hold.state == "scheduled":
            return
        try:
            self._connection = await Connection.to(self._url, room)
        except rtc.ConnectError as error:
            log.info("can't hear the stage: %s", error)
            return
        while self._hold.room == room and not self._connection.is_lost:
            self._connection.look()
            await asyncio.sleep(LOOK_EVERY)
        self._part()

    def _part(self) -> None:
        """Leave without waiting: the next connection must not."""
        if self._connection:
            leaving = asyncio.create_task(self._connection.leave())
            self._leaving.add(leaving)
            leaving.add_done_callback(self._leaving.discard)
            self._connection = None
