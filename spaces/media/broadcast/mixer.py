"""The stage and the hold sound, added up tick by tick."""

from collections.abc import Iterable

import numpy as np

from spaces.media.broadcast.limiter import Limiter
from spaces.media.broadcast.timeline import TICK, Samples


class Mixer:
    """What comes out is one tick later than what went in: the limiter looks ahead."""

    def __init__(self) -> None:
        self._limiter = Limiter()

    def mix(self, blocks: Iterable[Samples]) -> Samples:
        """One tick of everybody, never clipped."""
        total = np.zeros(TICK, np.int32)
        for block in blocks:
            total += block
        return self._limiter.limit(total)
