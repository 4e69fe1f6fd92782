"""Live and nobody heard for 20 s is told once, with its cause, and its end too."""

import numpy as np
import pytest

from spaces.media.broadcast.dead_air import DeadAir, cause
from spaces.media.broadcast.timeline import silence
from spaces.media.broadcast.voice import Energy


class Told:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def dead_air(self, why: str) -> None:
        self.lines.append(why)

    def sound_again(self) -> None:
        self.lines.append("sound again")


def look(air: DeadAir, at: float, *, live: bool = True, heard: bool = False) -> None:
    air.look(at, live=live, heard=heard, stage={"aa": "m"}, reachable=True)


def test_it_is_told_after_twenty_seconds_and_once() -> None:
    told = Told()
    air = DeadAir(told, told_of=False)
    for at in range(20):
        look(air, at)
    assert told.lines == []
    for at in range(20, 100):
        look(air, at)
    assert told.lines == ["all_muted"]
    look(air, 100, heard=True)
    look(air, 101, heard=True)
    assert told.lines == ["all_muted", "sound again"]


def test_a_word_begins_the_wait_anew() -> None:
    told = Told()
    air = DeadAir(told, told_of=False)
    for at in range(39):
        look(air, at, heard=at == 19)
    assert told.lines == []


def test_before_the_start_nothing_is_missing() -> None:
    told = Told()
    air = DeadAir(told, told_of=False)
    for at in range(100):
        look(air, at, live=at >= 90)
    assert told.lines == []


def test_a_successor_knows_what_was_told() -> None:
    told = Told()
    air = DeadAir(told, told_of=True)
    for at in range(60):
        look(air, at)
    assert told.lines == []
    look(air, 60, heard=True)
    assert told.lines == ["sound again"]


@pytest.mark.parametrize(
    ("stage", "reachable", "why"),
    [
        ({}, True, "nobody_on_stage"),
        ({"aa": "m", "bb": "m"}, True, "all_muted"),
        ({"aa": "m", "bb": "o"}, True, "no_energy"),
        ({"aa": "o"}, False, "media_unreachable"),
    ],
)
def test_the_cause_is_what_the_stage_shows(stage: dict[str, str], reachable: bool, why: str) -> None:
    assert cause(stage, reachable=reachable) == why


def test_somebody_speaks_from_sixty_milliseconds_of_energy_until_four_hundred_without() -> None:
    energy, loud = Energy(), np.full(960, 1000, np.int16)
    after: list[bool] = []
    for block in [loud, loud, silence(960), loud, loud, loud, *[silence(960)] * 19, loud, *[silence(960)] * 19, None]:
        energy.hear(block)
        after.append(energy.speaks)
    assert after == [False] * 5 + [True] * 40 + [False]
