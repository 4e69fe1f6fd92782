"""One microphone on stage: its sound, and whether somebody speaks."""

import numpy as np

from spaces.media.broadcast.jitter import JitterBuffer
from spaces.media.broadcast.timeline import Samples

SPEAKS, RESTS = 10 ** (-42 / 20), 10 ** (-48 / 20)
"""RMS of full scale above which somebody begins to speak, and below which they rest."""
BEGINS_AFTER, RESTS_AFTER = 3, 20
"""Ticks: 60 ms are more than a click, 400 ms are more than the pause between two words."""


class Energy:
    """Whether somebody speaks, tick by tick."""

    def __init__(self) -> None:
        self.speaks = False
        self._against = 0

    def hear(self, block: Samples | None) -> None:
        loud = _rms(block) >= (RESTS if self.speaks else SPEAKS) if block is not None else False
        self._against = 0 if loud == self.speaks else self._against + 1
        if self._against >= (RESTS_AFTER if self.speaks else BEGINS_AFTER):
            self.speaks, self._against = not self.speaks, 0


class Voice:
    """``person`` as 32 hex digits."""

    def __init__(self, person: str) -> None:
        self.person = person
        self.buffer = JitterBuffer()
        self.is_over = False
        """Nothing more will come."""
        self._energy = Energy()

    @property
    def speaks(self) -> bool:
        return self._energy.speaks

    def pull(self) -> Samples | None:
        """The next tick of it."""
        block = self.buffer.pull()
        self._energy.hear(block)
        return block


def _rms(block: Samples) -> float:
    exact = block.astype(np.float32)
    return float(np.sqrt(np.dot(exact, exact) / len(exact))) / 32_768
