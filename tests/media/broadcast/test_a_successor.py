"""A process that dies, freezes or loses its hold is replaced, and the stream goes on as one."""

import asyncio
import shutil
import signal
import time
from itertools import pairwise

import av
import pytest

from tests.media.broadcast.listener import Heard, Listener, until_heard
from tests.media.broadcast.outsiders import probed, validator_finds
from tests.media.broadcast.running import LASTS
from tests.media.broadcast.studio import Studio, speaking
from tests.processes import eventually


def is_one_timeline(heard: list[Heard]) -> None:
    """Numbers without a hole, and each begins when the one before ends."""
    assert [one.sequence for one in heard] == list(range(heard[0].sequence, heard[0].sequence + len(heard)))
    for before, after in pairwise(heard):
        assert after.begins == pytest.approx(before.begins + before.seconds, abs=0.002)


def played_by_ffmpeg(studio: Studio, playlist: str) -> float:
    """Seconds that FFmpeg's own reader of HLS makes of what is listed, and nothing it complains about."""
    with av.open(str(studio.space / "current" / playlist), "r", options={"live_start_index": "0"}) as container:
        return sum(frame.samples for frame in container.decode(audio=0)) / 48_000


async def heard_until(listener: Listener, moment: float) -> None:
    async def so_far() -> bool:
        listener.look()
        last = listener.heard[max(listener.heard)] if listener.heard else None
        return last is not None and last.begins + last.seconds > moment

    await eventually(so_far)


async def test_after_a_kill_the_gap_is_silence_and_numbers_and_time_go_on(studio: Studio, room: str) -> None:
    first = studio.start()
    listeners = {playlist: Listener(lambda: studio.space, playlist) for playlist in ("stream.m3u8", "lean.m3u8")}
    listening = [asyncio.create_task(one.listen()) for one in listeners.values()]
    async with speaking(room) as speaker:
        speaker.hertz = 1000
        for one in listeners.values():
            await until_heard(one, 1000, 0)
        first.kill()
        killed = time.time()
        first.wait()
        await asyncio.sleep(2)
        studio.start()
        restarted = time.time()
        for one in listeners.values():
            await until_heard(one, 1000, restarted)
        studio.say(state="ended")
        await asyncio.wait_for(asyncio.gather(*listening), 15)
    for playlist, listener in listeners.items():
        gap_is_silence(listener, killed, restarted)
        listed = sum(one.seconds for one in listener.listed)
        assert played_by_ffmpeg(studio, playlist) == pytest.approx(listed, abs=0.1)
        finds_nothing_wrong(studio, playlist, listener)


async def test_one_that_dies_over_the_end_is_played_out_by_the_next(studio: Studio) -> None:
    first, listener = studio.start(), Listener(lambda: studio.space)
    listening = asyncio.create_task(listener.listen())
    await heard_until(listener, time.time())
    first.kill()
    first.wait()
    studio.say(state="ended")
    studio.start()
    await asyncio.wait_for(listening, 15)
    is_one_timeline([listener.heard[number] for number in sorted(listener.heard)])


def finds_nothing_wrong(studio: Studio, playlist: str, listener: Listener) -> None:
    """Outsiders do not: the validator with any list there ever was, ffprobe with what is listed now."""
    current = studio.space / "current"
    assert validator_finds([*listener.texts, (current / "master.m3u8").read_text()]) == ""
    if shutil.which("ffprobe"):
        times, complaints = probed(current / playlist)
        assert complaints == ""
        assert times == sorted(times)
        assert len(times) == pytest.approx(sum(one.seconds for one in listener.listed) * 48_000 / 1024, abs=2)


def gap_is_silence(listener: Listener, killed: float, restarted: float) -> None:
    heard = [listener.heard[number] for number in sorted(listener.heard)]
    is_one_timeline(heard)
    (gap,) = [one.begins for one in heard if one.discontinuity]
    sound = listener.sound()
    spans = sound.heard_from(1000)
    assert killed - 4 < gap < killed
    assert any(begin < gap - 0.5 for begin, _ in spans)
    assert max(abs(sound.between(gap + 0.05, restarted))) == 0
    assert min(begin for begin, _ in spans if begin > restarted) < restarted + 8


async def test_one_that_was_frozen_and_wakes_up_writes_nothing_any_more(studio: Studio, room: str) -> None:
    frozen = studio.start()
    listener = Listener(lambda: studio.space)
    await heard_until(listener, time.time() - 3)
    frozen.send_signal(signal.SIGSTOP)
    stopped = time.monotonic()
    old = studio.space / "1"
    before = {file.name for file in old.iterdir()}
    studio.lose(1)
    studio.start()

    async def replaced() -> bool:
        return (studio.space / "current").readlink().name == "2"

    await eventually(replaced)
    await asyncio.sleep(max(0.0, stopped + LASTS + 0.2 - time.monotonic()))
    frozen.send_signal(signal.SIGCONT)
    assert await asyncio.to_thread(frozen.wait, 30) != 0
    await heard_until(listener, time.time())
    assert (studio.space / "current").readlink().name == "2"
    assert {file.name for file in old.iterdir()} <= before if old.exists() else True
    is_one_timeline([listener.heard[number] for number in sorted(listener.heard)])


async def test_without_its_hold_it_ends_and_says_so(studio: Studio, room: str) -> None:
    child = studio.start()
    listener = Listener(lambda: studio.space)
    await heard_until(listener, time.time() - 5)
    studio.lose(1)
    assert await asyncio.to_thread(child.wait, 30) != 0
    listener.look()
    assert not listener.ended


async def test_two_never_write_one_generation(studio: Studio, room: str) -> None:
    studio.start()
    listener = Listener(lambda: studio.space)
    await heard_until(listener, time.time() - 5)
    studio.generation = 0
    second = studio.start()
    assert await asyncio.to_thread(second.wait, 30) != 0
    assert studio.children[0].poll() is None
