"""Sound in, fragments of MP4 out: AAC-LC in CMAF, as every player takes it (ISO 14496-12, RFC 8216 section 3.3)."""

from dataclasses import dataclass
from typing import Any

import av
import numpy as np
from av.audio.stream import AudioStream

from spaces.media.broadcast.timeline import RATE, Samples

PACKET = 1024
"""Samples in each packet of AAC-LC."""
PRIMING = 1024
"""Samples of silence that the encoder puts before the first."""
BOX_HEADER = 8


@dataclass(frozen=True, slots=True)
class Fragment:
    """``samples`` long; ``data`` is a moof box with its mdat."""

    data: bytes
    samples: int


class Packager:
    """One encoder and one muxer. ``packets``: how many are in each fragment but the last.

    ``begins``: the first fragment's time within the stream, in samples. It goes on from another process's, so that
    players which know little of discontinuities play it all the same.
    """

    def __init__(self, bit_rate: int, packets: int, begins: int = 0) -> None:
        self._sink = _Sink()
        # A little less than that: the muxer cuts when a packet comes and the fragment has lasted this long.
        duration = packets * PACKET * 1_000_000 // RATE - 1000
        options = {
            "movflags": "empty_moov+default_base_moof+cmaf+skip_trailer+frag_discont",
            "frag_duration": str(duration),
            "flush_packets": "1",
        }
        self._container = av.open(self._sink, "w", format="mp4", options=options)
        self._stream: AudioStream = self._container.add_stream("aac", rate=RATE, layout="mono", bit_rate=bit_rate)
        self._at = begins + PRIMING
        self._packets = 0

    @property
    def init(self) -> bytes:
        """The boxes before all fragments; there once a fragment is."""
        return self._sink.init

    def feed(self, samples: Samples) -> list[Fragment]:
        """Encode; what became whole by it."""
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples).reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts = RATE, self._at
        self._at += len(samples)
        return self._mux(frame)

    def finish(self) -> list[Fragment]:
        """The rest. Nothing may be fed afterwards."""
        fragments = self._mux(None)
        self._container.close()
        return fragments + self._cut()

    def _mux(self, frame: av.AudioFrame | None) -> list[Fragment]:
        fragments = []
        for packet in self._stream.encode(frame):
            self._container.mux(packet)
            fragments += self._cut()
            self._packets += 1
        return fragments

    def _cut(self) -> list[Fragment]:
        """A packet that closes a fragment belongs to the next one."""
        if not (data := self._sink.take()):
            return []
        fragment, self._packets = Fragment(data, self._packets * PACKET), 0
        return [fragment]


class _Sink:
    """What the muxer writes, cut into boxes."""

    def __init__(self) -> None:
        self.init = b""
        self._rest = self._fragments = b""

    def write(self, data: Any) -> int:
        self._rest += bytes(data)
        while len(self._rest) >= BOX_HEADER:
            size, kind = int.from_bytes(self._rest[:4]), self._rest[4:8]
            if len(self._rest) < size:
                break
            box, self._rest = self._rest[:size], self._rest[size:]
            if kind in (b"ftyp", b"moov"):
                self.init += box
            else:
                self._fragments += box
        return len(data)

    def take(self) -> bytes:
        """Whole fragments since the last time."""
        if self._rest:
            return b""
        taken, self._fragments = self._fragments, b""
        return taken
