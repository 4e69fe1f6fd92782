"""One quality of the stream: from sound to segments with their numbers and times."""

from collections import deque
from dataclasses import dataclass

from spaces.media.broadcast.packager import PACKET, PRIMING, Fragment, Packager
from spaces.media.broadcast.playlist import Segment, Window
from spaces.media.broadcast.state import Left
from spaces.media.broadcast.timeline import RATE, Samples, silence

AT_ONCE = RATE
LONGEST_GAP = 30 * RATE
"""Samples of missing time that are filled. Whoever waited longer starts anew, and the clock jumps."""
LONGEST_OVERLAP = RATE
KEPT_SECONDS = 8
"""For how long segments that are no longer listed stay, for those who are late."""


@dataclass(frozen=True, slots=True)
class Quality:
    """``packets`` of 1,024 samples a segment, ``listed`` segments at a time, ``bandwidth`` as the master claims it."""

    name: str
    bit_rate: int
    bandwidth: int
    packets: int
    listed: int
    init: str

    @property
    def playlist(self) -> str:
        return f"{self.name}.m3u8"

    @property
    def target(self) -> int:
        """Seconds, rounded as the standard says."""
        return round(self.packets * PACKET / RATE)

    @property
    def kept(self) -> int:
        return KEPT_SECONDS // self.target


STREAM = Quality("stream", bit_rate=64_000, bandwidth=80_000, packets=47, listed=8, init="init-0.mp4")
LEAN = Quality("lean", bit_rate=32_000, bandwidth=44_000, packets=94, listed=5, init="init-1.mp4")
QUALITIES = (STREAM, LEAN)


@dataclass(frozen=True, slots=True)
class Made:
    """A new segment: where it goes (``<generation>/<name>``) and what is in it."""

    file: str
    data: bytes


class Rendition:
    """Begins where its predecessor ``left`` off. ``starts`` is when the first sample fed was heard."""

    def __init__(self, quality: Quality, generation: int, left: Left | None, starts: int) -> None:
        self.quality, self._generation = quality, generation
        self.missing = starts - PRIMING - left.ends if left else 0
        """Samples between the end of what was left and now."""
        self._discontinuity = left is not None
        self.has_init = False
        """Whether that of this process has been written."""
        self._skip = 0
        if left and -LONGEST_OVERLAP <= self.missing <= LONGEST_GAP:
            self.ends = left.ends
            self._skip = max(0, -self.missing)
        else:
            self.missing, self.ends = 0, starts - PRIMING
        self._began = min(left.began if left else self.ends, self.ends)
        self._packager = Packager(quality.bit_rate, quality.packets, self.ends - self._began)
        self.window = (
            Window(quality.listed, left.sequence, left.discontinuities, left.segments)
            if left
            else Window(quality.listed)
        )
        self._unlisted: deque[Segment] = deque()

    @property
    def init(self) -> bytes:
        return self._packager.init

    @property
    def left(self) -> Left:
        """What a successor would need."""
        return Left(self.window.sequence, self.window.discontinuities, self._began, self.ends, self.window.segments)

    def fill(self) -> list[Made]:
        """Silence for the missing time: without it whoever listens would be ahead of the sound, and stall for long."""
        made: list[Made] = []
        for at in range(0, self.missing, AT_ONCE):
            made += self.feed(silence(min(AT_ONCE, self.missing - at)))
        return made

    def feed(self, samples: Samples) -> list[Made]:
        """The segments that became whole."""
        if self._skip:
            skipped = min(self._skip, len(samples))
            self._skip -= skipped
            samples = samples[skipped:]
        return [self._segment(one) for one in self._packager.feed(samples)] if len(samples) else []

    def finish(self) -> list[Made]:
        """The rest."""
        return [self._segment(one) for one in self._packager.finish()]

    def expired(self) -> list[Segment]:
        """What has been kept long enough since it left the list."""
        return [self._unlisted.popleft() for _ in range(len(self._unlisted) - self.quality.kept)]

    @property
    def segments(self) -> list[Segment]:
        """All that must be there, listed or just not any more."""
        return [*self._unlisted, *self.window.segments]

    def _segment(self, fragment: Fragment) -> Made:
        file = f"{self._generation}/{self.quality.name}-{self.window.next}.m4s"
        init = f"{self._generation}/{self.quality.init}"
        segment = Segment(file, init, self.ends, fragment.samples, self._discontinuity)
        self._discontinuity = False
        self.ends += fragment.samples
        self._unlisted.extend(self.window.add(segment))
        return Made(segment.file, fragment.data)
