"""A listener who fetches as a player does, keeps every segment, and knows what was heard when."""

import asyncio
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import av
import m3u8
import numpy as np
from numpy.typing import NDArray

from tests.processes import eventually

RATE = 48_000


@dataclass(frozen=True, slots=True)
class Heard:
    sequence: int
    begins: float
    """Seconds since 1970, as PROGRAM-DATE-TIME has it."""
    seconds: float
    discontinuity: bool
    init: bytes
    data: bytes


class Listener:
    """Reads ``<space>/current/<playlist>`` until told to stop."""

    def __init__(self, space: Callable[[], Path], playlist: str = "stream.m3u8") -> None:
        self._space, self._playlist = space, playlist
        self.heard: dict[int, Heard] = {}
        self.listed: list[Heard] = []
        """Of it, what the list names now."""
        self.ranges: dict[str, dict[str, str]] = {}
        """Everything on the timed track, by its id."""
        self.ended = False
        self.texts: set[str] = set()
        """Every list that was read."""

    def look(self) -> m3u8.M3U8 | None:
        """Fetch the list and what is new in it; None where there is none yet."""
        folder = self._space() / "current"
        if not (folder / self._playlist).exists():
            return None
        text = (folder / self._playlist).read_text()
        self.texts.add(text)
        playlist = m3u8.loads(text)
        sequence = playlist.media_sequence
        for segment in playlist.segments:
            for one in segment.dateranges:
                self.ranges.setdefault(one.id, {"start": one.start_date, **dict(one.x_client_attrs)})
            if sequence not in self.heard:
                self.heard[sequence] = Heard(
                    sequence,
                    segment.program_date_time.timestamp(),
                    segment.duration,
                    segment.discontinuity,
                    (folder / segment.init_section.uri).read_bytes(),
                    (folder / segment.uri).read_bytes(),
                )
            sequence += 1
        self.listed = [self.heard[number] for number in range(playlist.media_sequence, sequence)]
        self.ended = playlist.is_endlist
        return playlist

    async def listen(self) -> None:
        """Until the end."""
        while not self.ended:
            self.look()
            await asyncio.sleep(0.1)

    def sound(self) -> "Sound":
        """All of it, decoded."""
        return Sound([self.heard[number] for number in sorted(self.heard)])


class Sound:
    """Samples from -1 to 1, each with its time."""

    def __init__(self, segments: list[Heard]) -> None:
        self.begins = segments[0].begins
        runs: list[list[Heard]] = []
        for one in segments:
            if one.discontinuity or not runs:
                runs.append([])
            runs[-1].append(one)
        length = round((segments[-1].begins + segments[-1].seconds - self.begins) * RATE)
        self.samples: NDArray[np.float32] = np.zeros(length + RATE, np.float32)
        for run in runs:
            at = round((run[0].begins - self.begins) * RATE)
            decoded = decode(run[0].init + b"".join(one.data for one in run))
            self.samples[at : at + len(decoded)] = decoded

    def between(self, begins: float, ends: float) -> NDArray[np.float32]:
        """What was heard from one moment to another."""
        return self.samples[round((begins - self.begins) * RATE) : round((ends - self.begins) * RATE)]

    def level(self, hertz: int, at: float, seconds: float = 0.1) -> float:
        """How loud that tone is at that moment, 1 being full scale."""
        first = round((at - self.begins) * RATE)
        piece = self.samples[first : first + round(seconds * RATE)]
        turn = np.exp(-2j * np.pi * hertz * np.arange(len(piece)) / RATE)
        return float(2 * abs(np.dot(piece, turn)) / len(piece))

    def heard_from(self, hertz: int) -> list[tuple[float, float]]:
        """When that tone was on: from, to, in seconds since 1970, to 20 ms."""
        spans: list[tuple[float, float]] = []
        for number in range(len(self.samples) // 960):
            at = self.begins + number * 0.02
            if self.level(hertz, at, 0.02) > 0.1:
                begins = spans.pop()[0] if spans and at - spans[-1][1] < 0.05 else at
                spans.append((begins, at + 0.02))
        return spans


def decode(data: bytes) -> NDArray[np.float32]:
    with av.open(io.BytesIO(data), "r") as container:
        return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])


async def until_heard(listener: Listener, hertz: int, after: float, seconds: float = 60) -> float:
    """When that tone was first heard after a moment."""

    async def first() -> float:
        listener.look()
        if not listener.heard:
            return 0
        return next((on for on, off in listener.sound().heard_from(hertz) if on > after and off - on > 0.2), 0)

    return await eventually(first, seconds)
