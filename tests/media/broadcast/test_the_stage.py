"""Mutes, new rooms, a media server that dies: the stage is heard again, and the timed track tells it in time."""

import asyncio
import time
from contextlib import AsyncExitStack
from datetime import datetime
from secrets import token_hex

import pytest

from spaces.media.livekit import MediaUnavailable, rooms
from spaces.media.reconcile import reconcile
from tests.media.broadcast.listener import Listener, until_heard
from tests.media.broadcast.studio import Studio, speaking
from tests.processes import eventually, kill_livekit
from tests.stalls import STALLED, noticing_stalls


async def test_who_speaks_and_who_is_muted_is_told_at_the_time_of_the_sound(studio: Studio, room: str) -> None:
    studio.start()
    listener = Listener(lambda: studio.space)
    async with speaking(room) as alice, speaking(room) as bob:
        bob.mute()
        for _ in range(3):
            alice.hertz = 1000
            await until_heard(listener, 1000, time.time())
            async with noticing_stalls() as stalls:
                alice.hertz = 0
                await asyncio.sleep(1.5)
                alice.mute()
                muted = time.time()
                await asyncio.sleep(1)
                alice.unmute()
                alice.hertz = 2000
            spoke = await until_heard(listener, 2000, muted)
            if stalls.longest < STALLED:
                break
    fell_silent = max(off for on, off in listener.sound().heard_from(1000) if on < muted)
    states = sorted(
        (datetime.fromisoformat(one["start"]).timestamp(), dict(pair.split(":") for pair in stage.split(",") if pair))
        for one in listener.ranges.values()
        if (stage := one["x_stage"].strip('"')) is not None
    )
    of_alice = [(at, stage.get(alice.person)) for at, stage in states if alice.person in stage]
    changes = [one for number, one in enumerate(of_alice) if number == 0 or of_alice[number - 1][1] != one[1]]
    assert {stage[bob.person] for _, stage in states[-3:]} == {"m"}
    assert [state for _, state in changes if state != "o"][-3:] == ["s", "m", "s"]
    told_silent = next(at for at, state in changes if state == "o" and at > fell_silent)
    assert told_silent == pytest.approx(fell_silent, abs=0.6)
    assert next(at for at, state in changes if state == "m" and at > fell_silent) == pytest.approx(muted, abs=0.6)
    assert next(at for at, state in changes if state == "s" and at > muted) == pytest.approx(spoke, abs=0.3)


async def test_another_room_is_heard_from_when_the_hold_says_so(studio: Studio, room: str) -> None:
    other = f"studio-{token_hex(8)}"
    studio.start()
    listener = Listener(lambda: studio.space)
    async with rooms() as media, speaking(room) as before:
        await media.ensure(other)
        before.hertz = 1000
        await until_heard(listener, 1000, 0)
        async with speaking(other) as after:
            after.hertz = 2000
            moved = time.time()
            studio.say(room=other)
            heard = await until_heard(listener, 2000, moved)
        await media.close(other)
    assert heard < moved + 3


async def test_after_the_media_server_died_the_stage_is_heard_again(studio: Studio, room: str) -> None:
    child = studio.start()
    listener = Listener(lambda: studio.space)
    async with speaking(room) as speaker:
        speaker.hertz = 1000
        await until_heard(listener, 1000, 0)
        kill_livekit()
        killed = time.time()

        async def there() -> bool:
            try:
                async with rooms() as media:
                    return bool(await media.ensure(room))
            except MediaUnavailable:
                return False

        await eventually(there)
    async with speaking(room) as again:
        again.hertz = 2000
        back = time.time()
        heard = await until_heard(listener, 2000, killed)
    assert heard < back + 8
    assert child.poll() is None


async def test_nobody_sees_it_and_the_comparison_leaves_it_there(studio: Studio, room: str) -> None:
    studio.start()

    async def ours() -> list[str]:
        async with rooms() as media:
            return [one for one in await media.publishers(room) if one.startswith("_rec-")]

    (there,) = await eventually(ours)

    async def everybody(people: object) -> frozenset[str]:
        return frozenset(people)  # type: ignore[call-overload,no-any-return]

    async with speaking(room) as speaker, rooms() as media:
        assert there not in speaker.room.remote_participants
        assert await reconcile(media, room, stage={}, who_is_out=everybody) == frozenset()
    assert await ours() == [there]


async def test_ten_at_full_scale_do_not_clip(studio: Studio, room: str) -> None:
    studio.start()
    listener = Listener(lambda: studio.space)
    async with AsyncExitStack() as stage:
        speakers = [await stage.enter_async_context(speaking(room, level=1.0)) for _ in range(10)]
        for number, speaker in enumerate(speakers):
            speaker.hertz = 300 + 111 * number
        for number in (0, 9):
            await until_heard(listener, 300 + 111 * number, 0, seconds=90)
        began = time.time()

        async def long_enough() -> bool:
            listener.look()
            return max(one.begins for one in listener.heard.values()) > began + 3

        await eventually(long_enough)
    samples = listener.sound().samples
    assert 0.5 < max(abs(samples)) < 1
