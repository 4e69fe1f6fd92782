"""Frames that come unevenly leave evenly, and a wait that has grown shrinks again."""

import numpy as np

from spaces.media.broadcast.jitter import CAP, FRAME_MS, MS, START, TARGET, TRIM, TRIM_EVERY, JitterBuffer
from spaces.media.broadcast.timeline import TICK, Samples

FRAME = FRAME_MS * MS
TICKS_A_FRAME = FRAME // TICK


def counting(first: int, samples: int) -> Samples:
    return (np.arange(first, first + samples) % 30_000).astype(np.int16)


def test_nothing_is_given_before_enough_has_come() -> None:
    buffer = JitterBuffer()
    buffer.push(counting(0, START - 1))
    assert buffer.pull() is None
    buffer.push(counting(START - 1, 1))
    assert buffer.pull() is not None


def test_what_comes_leaves_in_order_without_loss() -> None:
    buffer, given = JitterBuffer(), []
    for number in range(20):
        buffer.push(counting(number * FRAME, FRAME))
        given += [block for _ in range(TICKS_A_FRAME) if (block := buffer.pull()) is not None]
    heard = np.concatenate(given)
    assert len(heard) >= 18 * FRAME
    assert np.array_equal(heard, counting(0, len(heard)))


def test_more_than_the_cap_is_dropped_oldest_first() -> None:
    buffer = JitterBuffer()
    for number in range(30):
        buffer.push(counting(number * FRAME, FRAME))
    assert buffer.level == CAP
    block = buffer.pull()
    assert block is not None
    assert block[0] == counting(30 * FRAME - CAP, 1)[0]


def test_one_that_ran_dry_is_filled_up_with_silence_and_then_waits() -> None:
    buffer = JitterBuffer()
    buffer.push(np.ones(START + 1, np.int16))
    blocks = [buffer.pull() for _ in range(START // TICK + 1)]
    last = blocks[-1]
    assert last is not None
    assert last.tolist() == [1] + [0] * (TICK - 1)
    buffer.push(np.ones(TICK, np.int16))
    assert buffer.pull() is None


def level_after(seconds: int, extra: int) -> int:
    """What is held at the least, once so much more than needed had piled up."""
    buffer = JitterBuffer()
    buffer.push(counting(0, extra))
    lowest = CAP
    for _ in range(seconds * 50 // TICKS_A_FRAME):
        buffer.push(counting(0, FRAME))
        for _ in range(TICKS_A_FRAME):
            buffer.pull()
        lowest = buffer.level
    return lowest


def test_a_wait_that_has_grown_shrinks_by_ten_milliseconds_each_two_seconds() -> None:
    grown = 160 * MS
    assert level_after(1, grown) == grown
    assert level_after(2 * TRIM_EVERY // 50 * 2 + 1, grown) == grown - 4 * TRIM
    assert level_after(60, grown) == TARGET


def test_a_wait_as_it_should_be_stays() -> None:
    assert level_after(60, TARGET) == TARGET


def test_shortening_makes_no_step_in_a_wave() -> None:
    buffer = JitterBuffer()
    at = np.arange(40 * 48_000)
    wave = (10_000 * np.sin(2 * np.pi * 220 * at / 48_000)).astype(np.int16)
    buffer.push(wave[: 4 * FRAME])
    given = []
    for number in range(4, 200):
        buffer.push(wave[number * FRAME : (number + 1) * FRAME])
        given += [block for _ in range(TICKS_A_FRAME) if (block := buffer.pull()) is not None]
    heard = np.concatenate(given).astype(int)
    assert buffer.level < 4 * FRAME
    assert np.abs(np.diff(heard)).max() < 2 * np.abs(np.diff(wave.astype(int))).max()
