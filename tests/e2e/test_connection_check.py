"""The connection check: what works and what is blocked, in words."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from playwright.async_api import Locator, WebSocketRoute, expect

from tests.e2e.conftest import FAKE_MICROPHONE, Launch
from tests.e2e.person import Person

pytestmark = pytest.mark.e2e
Arrive = Callable[..., Awaitable[Person]]


def row(person: Person, name: str) -> Locator:
    return person.page.get_by_role("listitem").filter(has_text=name)


async def checks(person: Person) -> None:
    await person.page.goto("/check/")
    await person.press("Start the check")
    await person.sees("The check is done.", seconds=60)


async def test_everything_works_where_nothing_is_blocked(arrive: Arrive, launch: Launch, voice: Path) -> None:
    # Chromium takes the way of the network out there, on which no UDP comes back to this host.
    loopback = "--allow-loopback-in-peer-connection"
    browser = await launch(*FAKE_MICROPHONE, f"--use-file-for-fake-audio-capture={voice}", loopback)
    charlie = await arrive("Charlie", browser, permissions=["clipboard-read", "clipboard-write", "microphone"])
    await checks(charlie)
    for name, words in {
        "Speakers": "played a short tone",
        "Live updates": "at once",
        "Sound, by UDP": "works",
        "Sound, by TCP": "works",
        "Microphone": "hears you",
    }.items():
        await expect(row(charlie, name)).to_contain_text(words)
        await expect(row(charlie, name)).to_have_attribute("data-state", "good")
    await charlie.press("Copy the results")
    await charlie.sees("Copied.")
    copied = await charlie.page.evaluate("navigator.clipboard.readText()")
    assert "Sound, by UDP works" in copied
    assert not charlie.errors


async def test_what_is_blocked_is_named_with_what_to_ask_for(arrive: Arrive) -> None:
    charlie = await arrive("Charlie")

    async def block(socket: WebSocketRoute) -> None:
        await socket.close(code=1011)

    await charlie.page.route_web_socket("**/*", block)
    await checks(charlie)
    await expect(row(charlie, "Live updates")).to_have_attribute("data-state", "bad")
    await expect(row(charlie, "Live updates")).to_contain_text("let secure websockets through to localhost")
    await expect(row(charlie, "Sound, by UDP")).to_contain_text("server was not reached")
