"""What is said on stage is in the segments, at its time, whole."""

import asyncio
import time

import pytest

from tests.media.broadcast.listener import Listener, until_heard
from tests.media.broadcast.studio import Studio, speaking
from tests.processes import eventually


async def playing(listener: Listener) -> bool:
    return listener.look() is not None


async def test_a_tone_is_heard_at_its_time_and_the_last_one_before_the_end(studio: Studio, room: str) -> None:
    child = studio.start()
    listener = Listener(lambda: studio.space)
    async with speaking(room) as speaker:
        speaker.hertz = 500
        await until_heard(listener, 500, 0)
        listening = asyncio.create_task(listener.listen())
        speaker.hertz = 0
        await asyncio.sleep(1)
        began = time.time()
        speaker.hertz = 1000
        await asyncio.sleep(2)
        speaker.hertz = 0
        stopped = time.time()
        await asyncio.sleep(1)
        last = time.time()
        speaker.hertz = 2000
        await asyncio.sleep(0.5)
        studio.say(state="ended")
        ended = time.time()
        await asyncio.wait_for(listening, 15)
    assert child.wait(10) == 0
    sound = listener.sound()
    spans = sound.heard_from(1000)
    first_on, first_off = spans[0][0], spans[-1][1]
    assert first_on == pytest.approx(began, abs=0.6)
    assert first_off == pytest.approx(stopped, abs=0.6)
    assert first_off - first_on == pytest.approx(stopped - began, abs=0.4)
    spans = sound.heard_from(2000)
    last_on, last_off = spans[0][0], spans[-1][1]
    assert last_on == pytest.approx(last, abs=0.6)
    assert last_off >= ended + 0.1


async def test_before_the_start_a_quiet_sound_is_heard_and_then_no_more(studio: Studio, room: str) -> None:
    studio.say(state="scheduled", room="")
    studio.start()
    listener = Listener(lambda: studio.space)
    await eventually(lambda: playing(listener))
    listening = asyncio.create_task(listener.listen())
    await asyncio.sleep(3)
    started = time.time()
    studio.say(state="live", room=room)
    async with speaking(room) as speaker:
        speaker.hertz = 1000
        spoke = time.time()
        await until_heard(listener, 1000, 0)
        studio.say(state="ended")
        await asyncio.wait_for(listening, 15)
    sound = listener.sound()
    on, _ = sound.heard_from(1000)[0]
    assert started < on < spoke + 2.5
    waiting = sound.between(sound.begins, started - 0.2)
    assert 0.003 < max(abs(waiting)) < 0.05
    assert sound.level(220, started - 1, 0.5) > 0.001
    assert sound.level(220, started + 1.5, 0.5) < 0.001
