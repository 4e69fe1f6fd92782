"""Speakers with known tones, children that can be killed, and a listener who keeps all that is played."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any

import numpy as np
from django.conf import settings
from livekit import rtc
from livekit.api import AccessToken, VideoGrants

from tests.processes import ROOT

RATE = 48_000
FRAME = RATE // 50


class Speaker:
    """Somebody on stage whose microphone gives a tone while ``hertz`` says so, and silence while it is 0."""

    def __init__(self, person: str, level: float = 0.3) -> None:
        self.person, self.level, self.hertz = person, level, 0
        self.room = rtc.Room()
        self._source = rtc.AudioSource(RATE, 1, queue_size_ms=60)
        self._track = rtc.LocalAudioTrack.create_audio_track("microphone", self._source)
        self._at = 0

    async def come(self, room: str) -> None:
        grants = VideoGrants(room_join=True, room=room, can_publish=True, can_subscribe=False)
        token = AccessToken(settings.LIVEKIT_API_KEY, settings.LIVEKIT_API_SECRET)
        jwt = token.with_identity(self.person).with_grants(grants).to_jwt()
        await self.room.connect(settings.LIVEKIT_URL, jwt)
        options = rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_MICROPHONE, dtx=False)
        await self.room.local_participant.publish_track(self._track, options)

    async def talk(self) -> None:
        while True:
            at = np.arange(self._at, self._at + FRAME)
            self._at += FRAME
            wave = self.level * 32_767 * np.sin(2 * np.pi * self.hertz * at / RATE)
            frame = rtc.AudioFrame(wave.astype(np.int16).tobytes(), RATE, 1, FRAME)
            await self._source.capture_frame(frame)

    def mute(self) -> None:
        self._track.mute()

    def unmute(self) -> None:
        self._track.unmute()


@asynccontextmanager
async def speaking(room: str, level: float = 0.3, person: str | None = None) -> AsyncIterator[Speaker]:
    """Somebody on stage in that room while the block lasts."""
    speaker = Speaker(person or token_hex(16), level)
    await speaker.come(room)
    talking = asyncio.create_task(speaker.talk())
    try:
        yield speaker
    finally:
        talking.cancel()
        await speaker.room.disconnect()


class Studio:
    """One space's broadcast in a folder of its own, by one child after the other."""

    def __init__(self, folder: Path, room: str) -> None:
        self.folder, self.directory = folder, folder / "broadcast"
        self.generation = 0
        self._said: dict[str, Any] = {"key": token_hex(16), "room": room, "state": "live"}
        self._lost: set[int] = set()
        self.children: list[subprocess.Popen[bytes]] = []

    @property
    def space(self) -> Path:
        return self.directory / str(self._said["key"])

    @property
    def told(self) -> list[str]:
        return file.read_text().split("\n")[:-1] if (file := self.folder / "told").exists() else []

    def say(self, **more: Any) -> None:
        """What every hold says from now on."""
        self._said |= more
        for generation in range(1, self.generation + 1):
            hold = self._hold(generation)
            beside = hold.with_suffix(".new")
            beside.write_text(json.dumps(self._said | {"held": generation not in self._lost}))
            beside.rename(hold)

    def lose(self, generation: int) -> None:
        """That generation holds nothing any more."""
        self._lost.add(generation)
        self.say()

    def _hold(self, generation: int) -> Path:
        return self.folder / f"hold-{generation}.json"

    def start(self, *, archive: bool = False) -> subprocess.Popen[bytes]:
        """The next generation."""
        self.generation += 1
        self.say()
        assignment = {
            "space_id": 7,
            "generation": self.generation,
            "directory": str(self.directory),
            "url": settings.LIVEKIT_URL,
            "archive": archive,
            "hold": str(self._hold(self.generation)),
            "told": str(self.folder / "told"),
        }
        path = self.folder / f"assignment-{self.generation}.json"
        path.write_text(json.dumps(assignment))
        command = [sys.executable, "-m", "tests.media.broadcast.running", str(path)]
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "spaces.settings"}
        self.children.append(subprocess.Popen(command, cwd=ROOT, env=environment))
        return self.children[-1]

    def close(self) -> None:
        for child in self.children:
            child.kill()
            child.wait()
