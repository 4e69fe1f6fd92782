"""One track's frames arrive in bursts and leave evenly: a short buffer that finds back to a short wait."""

import numpy as np

from spaces.media.broadcast.timeline import RATE, TICK, Samples, silence

FRAME_MS = 40
"""Milliseconds of sound that the SDK hands over at once. Each hand-over costs the same, however much it is."""
MS = RATE // 1000
TARGET = 40 * MS
"""Samples that should still be there when the next frame comes."""
START = TARGET + FRAME_MS * MS
CAP = 200 * MS
TRIM = 10 * MS
TRIM_EVERY = 100
"""Ticks (2 s). Without trimming, each stall adds to the wait for good."""


class JitterBuffer:
    """Push what came; pull a tick at a time. More than ``CAP`` is dropped, oldest first."""

    def __init__(self) -> None:
        self._held = silence(0)
        self._playing = False
        self._ticks, self._lowest = 0, CAP

    @property
    def level(self) -> int:
        """Samples held."""
        return len(self._held)

    def push(self, samples: Samples) -> None:
        self._held = np.concatenate((self._held, samples))[-CAP:]

    def pull(self) -> Samples | None:
        """The next tick's sound; None while there is none. One that ran dry fills up again before it goes on."""
        if not self._playing and self.level < START:
            return None
        block, self._held = self._held[:TICK], self._held[TICK:]
        self._playing = len(block) == TICK
        if not self._playing:
            return np.concatenate((block, silence(TICK - len(block))))
        self._trim_if_ample()
        return block

    def _trim_if_ample(self) -> None:
        self._lowest = min(self._lowest, self.level)
        self._ticks += 1
        if self._ticks < TRIM_EVERY:
            return
        if self._lowest > TARGET:
            self._trim()
        self._ticks, self._lowest = 0, CAP

    def _trim(self) -> None:
        """Shorten by fading 10 ms over into the 10 ms that follow: a cut would click."""
        fade = np.linspace(0, 1, TRIM, dtype=np.float32)
        crossed = self._held[:TRIM] * (1 - fade) + self._held[TRIM : 2 * TRIM] * fade
        self._held = np.concatenate((crossed.astype(np.int16), self._held[2 * TRIM :]))
