"""Before speaking, and what keeps one from being heard: words, and a way on that never arrives unmuted."""

import asyncio
import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import Launch
from tests.e2e.person import Person
from tests.e2e.test_a_space_is_heard import Arrive
from tests.processes import eventually

pytestmark = pytest.mark.e2e

PLUGGED = """
const media = navigator.mediaDevices;
if (media) {
  const [open, list] = [media.getUserMedia.bind(media), media.enumerateDevices.bind(media)];
  const opened = [], gone = new Set();
  media.getUserMedia = async (asked) => {
    const stream = await open(asked);
    opened.push(...stream.getTracks());
    return stream;
  };
  media.enumerateDevices = async () => (await list()).filter(({ deviceId }) => !gone.has(deviceId));
  window.captured = () => opened.at(-1).getSettings();
  window.unplug = () => {
    for (const track of opened.splice(0)) {
      gone.add(track.getSettings().deviceId);
      track.stop();
      track.dispatchEvent(new Event("ended"));
    }
    media.dispatchEvent(new Event("devicechange"));
  };
}
"""


async def is_captured_as_it_is(person: Person) -> bool:
    return await person.page.evaluate("captured().echoCancellation") is False


async def test_a_refused_microphone_keeps_nobody_from_the_stage(arrive: Arrive, launch: Launch, voice: Path) -> None:
    refusing = await launch(
        "--use-fake-device-for-media-stream", "--deny-permission-prompts", f"--use-file-for-fake-audio-capture={voice}"
    )
    alice, bob = await arrive("Alice"), await arrive("Bob", refusing)
    await alice.signs_up()
    await bob.signs_up()
    await bob.listens(await alice.goes_live("An evening"))
    await alice.turns_to("People")
    await alice.page.get_by_label("Handle").fill("bob")
    await alice.press("Invite to stage")
    await bob.press("Join stage")
    sheet = bob.page.get_by_role("dialog", name="Your microphone")
    await sheet.get_by_role("button", name="Allow the microphone").click()
    await expect(sheet.get_by_role("alert").first).to_contain_text("did not let Rostrum use the microphone")
    await expect(sheet).to_contain_text("In Chrome")
    await expect(sheet).to_contain_text("You can come on stage and listen")
    await bob.press("Go on stage, muted")
    await bob.sees_button("Unmute")
    await alice.sees("Bob")
    await bob.context.grant_permissions(["microphone"])
    await bob.press("Unmute")
    await alice.hears()


async def test_a_microphone_that_goes_away_mutes_and_another_one_is_heard(arrive: Arrive) -> None:
    """The page ends the track and says ``devicechange``, as Chromium does when a device is unplugged: it has no switch
    that unplugs a fake one."""
    alice, charlie = await arrive("Alice"), await arrive("Charlie")
    await alice.context.add_init_script(PLUGGED)
    await alice.signs_up()
    await charlie.listens(await alice.goes_live("An evening"))
    await alice.press("Unmute")
    await charlie.hears()
    await alice.page.evaluate("unplug()")
    await alice.sees("Your microphone went away. You are muted.")
    await alice.sees_button("Unmute")
    await charlie.hears_nothing()
    await alice.press("Microphone")
    sheet = alice.page.get_by_role("dialog", name="Your microphone")
    await sheet.get_by_label("Microphone", exact=True).select_option(label="Fake Audio Input 2")
    await expect(sheet).to_contain_text("Your microphone works.")
    await alice.press("Close")
    hint = alice.page.get_by_text(re.compile(r"^You.re muted\.$"))
    await asyncio.gather(expect(hint).to_be_visible(timeout=10_000), charlie.hears_nothing())
    await alice.press("Unmute")
    await charlie.hears()
    await expect(hint).to_be_hidden()
    await alice.press("Microphone")
    await sheet.get_by_label("Music").check()
    await eventually(lambda: is_captured_as_it_is(alice))
    await charlie.hears()
    await alice.press("Close")
    await alice.sees_button("Mute")
