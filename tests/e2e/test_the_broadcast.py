"""The whole way: a voice on the stage, mixed, written, served and heard by whoever has no interactive seat."""

import signal
import time
from collections.abc import Awaitable, Callable

import psutil
import pytest

from tests.e2e.person import HEARD, Person
from tests.e2e.test_the_broadcast_player import NOTE, listens
from tests.processes import Processes, eventually, kill_livekit, until

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("only_the_broadcast")]
Arrive = Callable[..., Awaitable[Person]]

BROADCAST = "audio[data-person=broadcast]"
QUIET = 0.003
"""Root mean square; what encoded silence may have."""


async def hears_the_broadcast(person: Person, seconds: float = 60) -> float:
    """Wait until the broadcast has energy; how long that took."""
    began = time.monotonic()

    async def loud() -> bool:
        return await person.loudest(0.5, BROADCAST) > HEARD

    await eventually(loud, seconds)
    return time.monotonic() - began


LONGER_THAN_A_BUFFER = 8
"""Seconds; who hears for so long without a pause hears what was said meanwhile."""


async def hears_on(person: Person, fault: str, within: float = 90) -> None:
    """Wait until they hear without a pause for longer than anything could have been kept; say how it was until then."""
    began = heard_since = time.monotonic()
    silent = 0.0
    while time.monotonic() - heard_since < LONGER_THAN_A_BUFFER:
        at = time.monotonic()
        assert at - began < within, f"{fault}: still silent after {silent:.1f} s of silence in {within} s"
        if await person.loudest(0.5, BROADCAST) < QUIET:
            heard_since = time.monotonic()
            silent += heard_since - at
    print(f"{fault}: {silent:.1f} s of silence, the last {heard_since - began:.1f} s after it")


async def starts(arrive: Arrive, broadcaster: psutil.Process) -> tuple[Person, Person, str]:
    """Alice speaks, and Dana has her page open; the space's path."""
    alice, dana = await arrive("Alice"), await arrive("Dana")
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await alice.press("Unmute")
    await dana.page.add_init_script(NOTE)
    await dana.goes(path)
    until(broadcaster.children)
    return alice, dana, path


async def test_a_listener_hears_the_host_and_the_last_word(arrive: Arrive, broadcaster: psutil.Process) -> None:
    alice, dana, _path = await starts(arrive, broadcaster)
    await listens(dana, 10)
    await dana.sees("You hear the broadcast, a few seconds behind.")
    await alice.ends()
    ended = time.monotonic()
    await dana.sees("This space has ended.")
    late = time.monotonic() - ended
    played, said, stalled = await dana.page.evaluate("[window.played, window.said, window.stalled]")
    assert played is not None, f"the end was told after {late:.1f} s, before the last word was heard; stalls {stalled}"
    assert said >= played
    assert dana.strangers == []


async def test_the_broadcast_is_back_by_itself_after_a_kill(arrive: Arrive, broadcaster: psutil.Process) -> None:
    _alice, dana, _path = await starts(arrive, broadcaster)
    await listens(dana)
    [child] = broadcaster.children()
    child.kill()
    until(lambda: [one for one in broadcaster.children() if one.pid != child.pid])
    await hears_on(dana, "the broadcaster's child killed")
    print(f"{await dana.page.evaluate('window.stalls')} stalls")
    await dana.sees("You hear the broadcast")


async def test_the_sound_is_back_by_itself_whatever_dies(
    arrive: Arrive, broadcaster: psutil.Process, processes: Processes
) -> None:
    alice, dana, _path = await starts(arrive, broadcaster)
    await listens(dana)
    [child] = broadcaster.children()
    child.send_signal(signal.SIGSTOP)
    until(lambda: [one for one in broadcaster.children() if one.pid != child.pid])
    await hears_on(dana, "the broadcaster's child frozen")
    kill_livekit()
    await alice.sees_button("Mute", 60)
    await hears_on(dana, "LiveKit killed")
    processes.stop("web")
    processes.start("web", INTERACTIVE_SEATS="0")
    await hears_on(dana, "web killed")
    await dana.sees("You hear the broadcast")


async def test_from_the_broadcast_onto_the_stage_and_back(arrive: Arrive, broadcaster: psutil.Process) -> None:
    alice, dana, _path = await starts(arrive, broadcaster)
    await dana.signs_up()
    await dana.goes(_path)
    await listens(dana)
    await dana.raises_hand()
    await alice.press("Accept")
    await dana.sees("on stage, muted")
    await dana.press("Unmute")
    await alice.hears()
    await dana.press("Step down")
    await alice.hears_nothing()
    await dana.sees("You hear the broadcast")
    await hears_the_broadcast(dana)
    assert await dana.page.evaluate("window.both") == 0, "two paths were audible"
