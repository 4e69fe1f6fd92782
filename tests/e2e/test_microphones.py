"""A microphone that is refused, missing or gone gets words and a way on."""

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import Launch
from tests.e2e.test_a_space_is_heard import Arrive

pytestmark = pytest.mark.e2e


async def test_a_refused_microphone_gets_words_and_a_second_try(arrive: Arrive, launch: Launch) -> None:
    refusing = await launch("--use-fake-device-for-media-stream", "--deny-permission-prompts")
    alice = await arrive("Alice", refusing)
    await alice.signs_up()
    await alice.goes_live("An evening")
    await alice.press("Unmute")
    await alice.sees("microphone")
    await expect(alice.button("Unmute")).to_be_enabled()
    await alice.context.grant_permissions(["microphone"])
    await alice.press("Unmute")
    await alice.sees_button("Mute")


async def test_a_missing_microphone_gets_words(arrive: Arrive, launch: Launch) -> None:
    without = await launch("--use-fake-ui-for-media-stream")
    alice = await arrive("Alice", without)
    await alice.signs_up()
    await alice.goes_live("An evening")
    await alice.press("Unmute")
    await alice.sees("No microphone")
    await expect(alice.button("Unmute")).to_be_enabled()
