"""Many voices at once are louder than samples can be: the limiter turns them down, softly, before they clip."""

import numpy as np
from numpy.typing import NDArray

from spaces.media.broadcast.timeline import TICK, Samples

CEILING = 26_000
"""Of 32,767, 2 dB below: what AAC makes of a loud wave overshoots by about a decibel."""
RELEASE = 0.01
"""How much of full gain comes back each tick: half a second for 6 dB."""


class Limiter:
    """Looks ahead by one tick, which it is therefore late.

    The gain runs in a straight line through each tick, and both its ends are low enough for that tick's peak. So
    every sample is below the ceiling by construction, and turning down begins before the loud moment.
    """

    def __init__(self) -> None:
        self._waiting: NDArray[np.int32] = np.zeros(TICK, np.int32)
        self._fits = 1.0
        self._gain = 1.0

    def limit(self, mixed: NDArray[np.int32]) -> Samples:
        """Take the next tick, give the one before."""
        peak = max(int(mixed.max()), -int(mixed.min()))
        fits = min(1.0, CEILING / peak) if peak else 1.0
        gain = min(self._fits, fits, self._gain + RELEASE)
        if self._gain == gain == 1.0:
            limited = self._waiting.astype(np.int16)
        else:
            ramp = np.linspace(self._gain, gain, TICK, dtype=np.float32)
            limited = (self._waiting * ramp).astype(np.int16)
        self._waiting, self._fits, self._gain = mixed, fits, gain
        return limited
