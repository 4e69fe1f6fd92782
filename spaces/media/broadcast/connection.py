"""One stay in the media room, hidden: it hears every microphone and sees who may speak and who is muted."""

import asyncio
import logging
import time
from typing import Self

import numpy as np
from livekit import rtc

from spaces.media.broadcast.jitter import FRAME_MS
from spaces.media.broadcast.timed_track import MUTED, OPEN
from spaces.media.broadcast.timeline import RATE, Samples
from spaces.media.broadcast.voice import Voice
from spaces.media.identities import PERSON

log = logging.getLogger(__name__)

CONNECTS_WITHIN, GIVES_UP_AFTER = 3.0, 15.0
"""Seconds for each attempt of the SDK's, and for all of them."""
RECONNECTS_WITHIN = 2.0
"""Seconds the SDK gets to mend a connection. A new one is there sooner than its second attempt."""
FRAMES_WAITING = 25
"""How many the SDK may pile up for us."""


class Connection:
    """``voices`` by the track's id. ``stage``: everybody who may speak and is connected, open or muted."""

    def __init__(self) -> None:
        self.voices: dict[str, Voice] = {}
        self.stage: dict[str, str] = {}
        self._pumps: dict[str, asyncio.Task[None]] = {}
        self._lost_at: float | None = None
        self._room = rtc.Room()
        self._room.on("track_subscribed", self._hear)
        self._room.on("track_unsubscribed", self._no_longer_hear)
        self._room.on("reconnecting", self._lost)
        self._room.on("reconnected", self._found)
        self._room.on("participant_connected", self.look)
        self._room.on("participant_disconnected", self.look)
        self._room.on("participant_permissions_changed", self.look)
        self._room.on("track_published", self.look)
        self._room.on("track_unpublished", self.look)
        self._room.on("track_muted", self.look)
        self._room.on("track_unmuted", self.look)

    @classmethod
    async def to(cls, url: str, token: str) -> Self:
        """Raises rtc.ConnectError or TimeoutError where the room or the server is not there."""
        self = cls()
        options = rtc.RoomOptions(connect_timeout=CONNECTS_WITHIN)
        async with asyncio.timeout(GIVES_UP_AFTER):
            await self._room.connect(url, token, options)
        self.look()
        return self

    @property
    def is_lost(self) -> bool:
        """Whether it takes too long to mend, or is over."""
        late = self._lost_at is not None and time.monotonic() - self._lost_at > RECONNECTS_WITHIN
        return late or not self._room.isconnected()

    @property
    def is_heard(self) -> bool:
        """Whether sound can come."""
        return self._lost_at is None and self._room.isconnected()

    def look(self, *_about: object) -> None:
        """See who is there. Not every change is told."""
        self.stage = {
            one.identity: OPEN if any(_is_open(track) for track in one.track_publications.values()) else MUTED
            for one in self._room.remote_participants.values()
            if PERSON.match(one.identity) and one.permissions.can_publish
        }

    def pull(self) -> list[Samples]:
        """The next tick of every voice that has something. One that is over goes with its last."""
        blocks = {track: voice.pull() for track, voice in self.voices.items()}
        for track, block in blocks.items():
            if block is None and self.voices[track].is_over:
                del self.voices[track]
        return [block for block in blocks.values() if block is not None]

    async def leave(self) -> None:
        """Say good-bye where somebody still listens."""
        for pump in self._pumps.values():
            pump.cancel()
        try:
            async with asyncio.timeout(CONNECTS_WITHIN):
                await self._room.disconnect()
        except TimeoutError:
            log.info("left a room that did not answer")

    def _hear(
        self, track: rtc.Track, publication: rtc.RemoteTrackPublication, participant: rtc.RemoteParticipant
    ) -> None:
        if publication.source != rtc.TrackSource.SOURCE_MICROPHONE or not PERSON.match(participant.identity):
            return
        voice = self.voices[track.sid] = Voice(participant.identity)
        self._pumps[track.sid] = asyncio.create_task(_pump(track, voice))

    def _no_longer_hear(
        self, track: rtc.Track, _publication: rtc.RemoteTrackPublication, _participant: rtc.RemoteParticipant
    ) -> None:
        if voice := self.voices.get(track.sid):
            voice.is_over = True
        if pump := self._pumps.pop(track.sid, None):
            pump.cancel()

    def _lost(self) -> None:
        self._lost_at = time.monotonic()

    def _found(self) -> None:
        self._lost_at = None


def _is_open(publication: rtc.RemoteTrackPublication) -> bool:
    return publication.source == rtc.TrackSource.SOURCE_MICROPHONE and not publication.muted


async def _pump(track: rtc.Track, voice: Voice) -> None:
    stream = rtc.AudioStream(track, sample_rate=RATE, num_channels=1, frame_size_ms=FRAME_MS, capacity=FRAMES_WAITING)
    try:
        async for event in stream:
            voice.buffer.push(np.frombuffer(event.frame.data, np.int16))
    finally:
        await stream.aclose()
