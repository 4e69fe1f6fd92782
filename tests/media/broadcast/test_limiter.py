"""However many speak at once, nothing clips, and nothing is changed that need not be."""

import numpy as np
import pytest

from spaces.media.broadcast.limiter import CEILING
from spaces.media.broadcast.mixer import Mixer
from spaces.media.broadcast.packager import Packager
from spaces.media.broadcast.timeline import RATE, TICK, Samples
from tests.media.broadcast.listener import decode

SECONDS = 3


def voices(count: int, level: int, kind: str) -> list[Samples]:
    random = np.random.default_rng(7)
    at = np.arange(SECONDS * RATE)
    if kind == "noise":
        return [random.integers(-level, level, len(at)).astype(np.int16) for _ in range(count)]
    return [(level * np.sin(2 * np.pi * (200 + 37 * one) * at / RATE)).astype(np.int16) for one in range(count)]


def mixed(sources: list[Samples]) -> Samples:
    mixer = Mixer()
    ticks = range(0, SECONDS * RATE, TICK)
    return np.concatenate([mixer.mix([one[at : at + TICK] for one in sources]) for at in ticks])


@pytest.mark.parametrize("kind", ["tones", "noise"])
def test_ten_voices_at_full_scale_do_not_clip_even_once_decoded(kind: str) -> None:
    mix = mixed(voices(10, 32_767, kind))
    assert np.abs(mix.astype(int)).max() <= CEILING
    packager = Packager(64_000, 47)
    fragments = packager.feed(mix) + packager.finish()
    decoded = decode(packager.init + b"".join(one.data for one in fragments))
    assert np.abs(decoded).max() < 1
    assert np.abs(decoded[RATE:]).max() > 0.5


def test_a_voice_below_the_ceiling_is_left_as_it_is_one_tick_later() -> None:
    (one,) = voices(1, CEILING - 1, "tones")
    assert np.array_equal(mixed([one])[TICK:], one[:-TICK])


def test_a_shout_turns_the_others_down_before_it_and_lets_them_come_back() -> None:
    quiet = np.full(SECONDS * RATE, 5_000, np.int16)
    shout = np.zeros(SECONDS * RATE, np.int16)
    shout[RATE : RATE + TICK] = 32_767
    mix = mixed([quiet, shout]).astype(int)
    assert mix.max() <= CEILING
    just_before = mix[RATE + TICK - 1]
    assert just_before < 5_000
    assert mix[-1] == 5_000
    steps = np.abs(np.diff(mix[RATE + 2 * TICK + 1 :]))
    assert steps.max() < 100
