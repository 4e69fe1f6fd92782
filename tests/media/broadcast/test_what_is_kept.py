"""The archive survives a kill; nothing else outlives the broadcast."""

import asyncio
import time
from pathlib import Path

import numpy as np

from tests.media.broadcast.listener import RATE, Listener, decode, until_heard
from tests.media.broadcast.studio import Studio, speaking
from tests.media.broadcast.test_what_is_heard import playing
from tests.processes import eventually, until


def archives(studio: Studio) -> list[Path]:
    folder = studio.folder / "broadcast-archive" / "7"
    return sorted(folder.iterdir()) if folder.exists() else []


async def has(listener: Listener, segments: int) -> bool:
    listener.look()
    return len(listener.heard) >= segments


async def test_the_archive_holds_what_was_said_when_it_was_said_after_a_kill(studio: Studio, room: str) -> None:
    child = studio.start(archive=True)
    listener = Listener(lambda: studio.space)
    async with speaking(room) as speaker:
        speaker.hertz = 1000
        await until_heard(listener, 1000, 0)
        # Looking took a while, in which the speaker said nothing.
        await asyncio.sleep(0.5)
        speaker.hertz = 2000
        changed = time.time()
        await until_heard(listener, 2000, changed - 1)
        child.kill()
    (file,) = archives(studio)
    generation, began = file.stem.split("-")
    assert generation == "1"
    samples = decode(file.read_bytes())
    at = round((changed - int(began) / 1000) * RATE)

    def level(hertz: int, piece: np.ndarray) -> float:
        turn = np.exp(-2j * np.pi * hertz * np.arange(len(piece)) / RATE)
        return float(2 * abs(np.dot(piece, turn)) / len(piece))

    before, after = samples[at - RATE // 5 : at], samples[at + RATE // 2 : at + RATE // 2 + RATE // 10]
    assert level(1000, before) > 0.1 > level(2000, before)
    assert level(2000, after) > 0.1 > level(1000, after)


async def test_nothing_is_kept_beyond_the_window_unless_it_is_asked_for(studio: Studio, room: str) -> None:
    first = studio.start()
    listener = Listener(lambda: studio.space)
    listening = asyncio.create_task(listener.listen())
    await eventually(lambda: has(listener, 3))
    first.kill()
    first.wait()
    so_far = len(listener.heard)
    studio.start()
    assert (studio.space / "1").exists()
    until(lambda: not (studio.space / "1").exists(), seconds=40)
    assert listener.look()
    await eventually(lambda: has(listener, so_far + 20), seconds=60)
    files = [file.name for file in (studio.space / "2").iterdir() if file.name.startswith("stream-")]
    assert len(files) <= 17
    studio.say(state="ended")
    await asyncio.wait_for(listening, 10)
    assert archives(studio) == []


async def test_under_another_key_it_goes_on_and_the_old_one_gets_nothing_new(studio: Studio, room: str) -> None:
    studio.start()
    listener, old = Listener(lambda: studio.space), studio.space
    async with speaking(room) as speaker:
        speaker.hertz = 1000
        await until_heard(listener, 1000, 0)
        studio.say(key="f" * 32)
        moved = time.time()
        await eventually(lambda: playing(listener))
        left = {file.name for file in (old / "1").iterdir()}
        await until_heard(listener, 1000, moved - 3)
        so_far = len(listener.heard)

        async def goes_on() -> bool:
            # A while later the old one is taken away.
            assert {file.name for file in (old / "1").glob("*")} <= left
            return await has(listener, so_far + 3)

        await eventually(goes_on)
        assert sorted(listener.heard) == list(range(len(listener.heard)))
        assert not any(one.discontinuity for one in listener.heard.values())
        until(lambda: not old.exists())
