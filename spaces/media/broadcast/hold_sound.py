"""What is heard before the start: a quiet chord that comes and goes, so that one knows that one's device plays."""

import numpy as np

from spaces.media.broadcast.timeline import RATE, TICK, Samples

SECONDS = 8
CHORD = (220.0, 277.25, 329.625, 440.0)
"""Hertz, all multiples of 1/8: each goes round whole within the loop, which therefore has no seam."""
LEVEL = 0.03
"""Of full scale for the whole chord, about 30 dB below."""
FADE = 0.02
"""A tick's part of the way from silence to there and back: one second."""


class HoldSound:
    """An endless loop, made once; it fades in when wanted and out when not."""

    def __init__(self) -> None:
        at = np.arange(SECONDS * RATE) / RATE
        # Each note swells at its own time, once or twice a loop.
        notes = np.zeros(len(at))
        for number, hertz in enumerate(CHORD):
            swell = 1 - np.cos(2 * np.pi * ((1 + number % 2) * at / SECONDS + number / len(CHORD)))
            notes += swell * np.sin(2 * np.pi * hertz * at)
        self._loop: Samples = (notes * (LEVEL * 32_767 / (2 * len(CHORD)))).astype(np.int16)
        self._at = 0
        self._gain = 0.0

    def pull(self, *, wanted: bool) -> Samples | None:
        """The next tick; None once it has faded out."""
        before, self._gain = self._gain, min(1.0, max(0.0, self._gain + (FADE if wanted else -FADE)))
        if before == self._gain == 0.0:
            return None
        block = self._loop[self._at : self._at + TICK]
        self._at = (self._at + TICK) % len(self._loop)
        return (block * np.linspace(before, self._gain, TICK, dtype=np.float32)).astype(np.int16)
