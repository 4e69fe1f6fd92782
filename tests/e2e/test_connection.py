"""Connections that break, second devices and phone calls: what people hear and read."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.e2e.person import Person
from tests.e2e.test_a_space_is_heard import Arrive
from tests.e2e.test_two_devices import on_another_device
from tests.processes import Processes, livekit

pytestmark = pytest.mark.e2e

WATCH_THE_MICROPHONE = """
const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async (...wanted) => {
  const stream = await ask(...wanted);
  window.microphone = stream.getAudioTracks()[0] ?? window.microphone;
  return stream;
};
"""
"""So that a test can do to the track what a browser does to it during a call: no call can be had here."""

CALLED = """
() => {
  Object.defineProperty(window.microphone, "muted", { configurable: true, value: true });
  window.microphone.dispatchEvent(new Event("mute"));
  for (const one of document.querySelectorAll("audio[data-person]")) one.pause();
}
"""


@asynccontextmanager
async def media_cut_off() -> AsyncIterator[None]:
    """LiveKit stands still: nothing it is sent is answered and no sound goes through, as when the network is gone."""
    process, _ports = livekit()
    process.suspend()
    try:
        yield
    finally:
        process.resume()


async def test_a_host_with_a_phone_and_a_laptop(arrive: Arrive) -> None:
    alice, charlie = await arrive("Alice"), await arrive("Charlie")
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await charlie.listens(path)
    await alice.press("Unmute")
    await charlie.hears()
    laptop = await on_another_device(arrive, alice)
    await laptop.goes(path)
    await laptop.sees("Your sound is on your")
    await laptop.press("Lock")
    await asyncio.gather(charlie.sees("Locked"), charlie.hears())
    await laptop.press("Use here")
    await laptop.sees("You arrive muted")
    await laptop.press("Leave it there")
    await charlie.hears()
    await laptop.press("Use here")
    await laptop.press("Move the sound here")
    await laptop.sees("on stage, muted")
    await alice.sees("Your sound moved to your")
    await alice.sees_button("Use here")
    await charlie.hears_nothing()
    await laptop.press("Unmute")
    await charlie.hears()
    tab = Person("Alice", laptop.url, laptop.context)
    await tab.open(path)
    await tab.sees("Your sound is in another tab")
    await charlie.hears()


async def test_a_lost_line_and_late_news_are_told_apart_and_come_back(arrive: Arrive, processes: Processes) -> None:
    alice, charlie = await arrive("Alice"), await arrive("Charlie")
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await charlie.listens(path)
    await alice.press("Unmute")
    await charlie.hears()
    processes.kill("web")
    await asyncio.gather(charlie.sees("Live updates paused"), charlie.hears())
    assert "Reconnecting" not in await charlie.page.get_by_role("main").inner_text()
    processes.heal()
    await charlie.page.get_by_text("Live updates paused").wait_for(state="detached")
    async with media_cut_off():
        await asyncio.gather(alice.sees("your place is kept"), charlie.sees("your place is kept"))
    await asyncio.gather(charlie.sees("re back"), alice.sees_button("Mute"))
    await charlie.hears()
    await charlie.context.set_offline(True)
    await charlie.sees("No network")
    await charlie.context.set_offline(False)
    await charlie.page.get_by_text("No network").wait_for(state="detached")


@asynccontextmanager
async def network_gone(person: Person) -> AsyncIterator[None]:
    """For one person the site is gone as well as the sound; for everybody else, only the sound."""
    async with media_cut_off():
        await person.context.set_offline(True)
        try:
            yield
        finally:
            await person.context.set_offline(False)


@pytest.mark.parametrize("seconds", [5, 60])
async def test_the_sound_is_back_by_itself_after_a_cut(arrive: Arrive, seconds: int) -> None:
    """The longer cut outlasts LiveKit's own attempts: only a fresh token brings them back, the host heard as before."""
    alice, charlie = await arrive("Alice"), await arrive("Charlie")
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await charlie.listens(path)
    await alice.press("Unmute")
    await charlie.hears()
    async with network_gone(charlie):
        await asyncio.sleep(seconds)
        assert await charlie.loudest() < 0.001
        if seconds > 30:
            await charlie.sees("No network. You come back by yourself.")
    await charlie.hears()
    await charlie.sees("re listening")
    await alice.sees_button("Mute")


async def test_a_phone_call_leaves_a_speaker_muted_and_told_why(arrive: Arrive) -> None:
    alice, bob = await arrive("Alice"), await arrive("Bob")
    await alice.context.add_init_script(WATCH_THE_MICROPHONE)
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await bob.listens(path)
    await alice.press("Unmute")
    await bob.hears()
    await alice.page.evaluate(CALLED)
    await alice.sees("A call or another app took your microphone")
    await bob.hears_nothing()
    await alice.press("Unmute")
    await alice.sees(re.compile("everyone hears you"))
