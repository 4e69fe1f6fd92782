"""Sound and its time.

A moment is a whole number of samples since 1970-01-01 UTC: segments, gaps and stage changes add up exactly, however
many hours and processes lie between. Listeners see it as PROGRAM-DATE-TIME.
"""

import time
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]

RATE = 48_000
"""Samples a second, everywhere."""
TICK = RATE // 50
"""Samples the mixer makes at a time: 20 ms."""


def now() -> int:
    """This moment, by the wall clock."""
    return time.time_ns() * RATE // 1_000_000_000


def iso(moment: int) -> str:
    """As in RFC 8216, to the millisecond."""
    when = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=moment * 1000 // RATE)
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def silence(samples: int) -> Samples:
    return np.zeros(samples, np.int16)
