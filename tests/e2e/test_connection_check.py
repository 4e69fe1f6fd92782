"""The connection check: what works and what is blocked, in words."""

import re
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Locator, WebSocketRoute, expect

from tests.e2e.person import Person

pytestmark = pytest.mark.e2e
Arrive = Callable[..., Awaitable[Person]]


def row(person: Person, name: str) -> Locator:
    return person.page.get_by_role("listitem").filter(has_text=name)


async def checks(person: Person) -> None:
    await person.goes("/check/")
    await person.press("Start the check")
    await person.sees("The check is done.", seconds=60)


async def test_everything_works_where_the_sound_gets_through(arrive: Arrive) -> None:
    charlie = await arrive("Charlie", permissions=["clipboard-read", "clipboard-write", "microphone"])
    await checks(charlie)
    for name, words in {
        "Speakers": "played a short tone",
        "Live updates": "at once",
        "Sound, by TCP": "works",
        "Microphone": "hears you",
    }.items():
        await expect(row(charlie, name)).to_contain_text(words)
        await expect(row(charlie, name)).to_have_attribute("data-state", "good")
    # Whether UDP comes back over the loopback is the machine's; the sound came one way or the other.
    await expect(row(charlie, "Sound, by UDP")).to_contain_text(re.compile("quickest way|is blocked"))
    await charlie.press("Copy the results")
    await charlie.sees("Copied.")
    copied = await charlie.page.evaluate("navigator.clipboard.readText()")
    assert "Sound, by TCP works" in copied
    assert not charlie.errors


async def test_what_is_blocked_is_named_with_what_to_ask_for(arrive: Arrive) -> None:
    charlie = await arrive("Charlie")

    async def block(socket: WebSocketRoute) -> None:
        await socket.close(code=1011)

    await charlie.page.route_web_socket("**/*", block)
    await checks(charlie)
    await expect(row(charlie, "Live updates")).to_have_attribute("data-state", "bad")
    await expect(row(charlie, "Live updates")).to_contain_text("let secure websockets through to localhost")
    await expect(row(charlie, "Sound, by UDP")).to_have_attribute("data-state", "bad")
