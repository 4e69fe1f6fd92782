"""How often something may happen: so many times at once, and from then on at a steady rate."""

import time


class Bucket:
    """Holds ``burst`` at first and at most, and gets ``rate`` more a second."""

    __slots__ = ("_at", "_burst", "_left", "_rate")

    def __init__(self, rate: float, burst: int) -> None:
        self._rate, self._burst = rate, burst
        self._left = float(burst)
        self._at = time.monotonic()

    def take(self) -> bool:
        """Whether it may happen now; if so it counts."""
        now = time.monotonic()
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
