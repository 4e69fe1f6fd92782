"""The main jobs by keyboard alone, and what a screen reader is told meanwhile."""

import asyncio
from contextlib import suppress
from typing import Any

import pytest
from playwright.async_api import TimeoutError, expect

from tests.e2e.person import Person
from tests.e2e.test_hands import Arrive
from tests.processes import eventually

pytestmark = pytest.mark.e2e

RECORDER = """
addEventListener("DOMContentLoaded", () => {
  window.announced = [];
  const last = new Map();
  const look = (node) => {
    const element = node instanceof Element ? node : node.parentElement;
    const region = element?.closest("[role=status], [role=alert], [aria-live]");
    if (!region?.checkVisibility() || region.matches(".connection-chip")) return;
    const words = region.textContent.replace(/\\s+/g, " ").trim();
    if (words === (last.get(region) ?? "")) return;
    last.set(region, words);
    if (words) window.announced.push(words);
  };
  new MutationObserver((changes) => changes.forEach(({ target }) => look(target))).observe(document.body, {
    subtree: true, childList: true, characterData: true,
  });
});
"""
FOCUSED = """
() => {
  const { activeElement: focused } = document;
  focused.scrollIntoView({ block: "nearest" });
  const box = focused.getBoundingClientRect();
  const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return { name: focused.getAttribute("aria-label") ?? focused.textContent.replace(/\\s+/g, " ").trim(),
           seen: focused === document.body || focused.contains(there) || Boolean(there?.contains(focused)) };
}
"""


async def tabs_to(person: Person, name: str) -> None:
    """Press Tab until this has the focus; whatever has it on the way must not be hidden by something else.

    Nor by what stays where it is while the page scrolls. Something new above it may push it off the page meanwhile, so
    it is scrolled back first, as far as the browser itself would.
    """
    for _ in range(80):
        await person.page.keyboard.press("Tab")
        with suppress(TimeoutError):  # it may have to be scrolled to
            await person.page.wait_for_function(f"() => ({FOCUSED})().seen", timeout=2000)
        focused: dict[str, Any] = await person.page.evaluate(FOCUSED)
        assert focused["seen"], f"{focused['name']} has the focus and is covered"
        if focused["name"] == name:
            return
    raise AssertionError(f"Tab never reaches {name}")


async def enters(person: Person, name: str) -> None:
    await tabs_to(person, name)
    await person.page.keyboard.press("Enter")


MUTED = "You’re muted."
"""Who talks on while muted is told so, if it lasts long enough."""


async def was_told(person: Person, *sentences: str) -> None:
    """These were said by live regions, in this order, each once in a row, and nothing else.

    What the line's own region says depends on the machine that the tests run on.
    """

    async def told() -> list[str]:
        return [one for one in await person.page.evaluate("window.announced") if one != MUTED]

    async def the_last_was() -> bool:
        return (await told())[-1:] == [sentences[-1]]

    with suppress(AssertionError):
        await eventually(the_last_was, 10)
    assert await told() == list(sentences)


async def test_from_listening_to_the_end_without_a_pointer(arrive: Arrive) -> None:
    alice, bob = await arrive("Alice"), await arrive("Bob")
    await bob.context.add_init_script(RECORDER)
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await bob.goes(path)
    await bob.sees_button("Listen")
    await enters(bob, "Listen")
    await bob.sees_button("Leave")
    await enters(bob, "Raise hand")
    await expect(bob.page.get_by_role("dialog")).to_be_visible()
    await bob.page.keyboard.type("Bob")
    await bob.page.keyboard.press("Enter")
    await bob.sees_button("Lower hand")
    await alice.sees("Bob")
    await enters(alice, "Accept")
    await bob.sees_button("Unmute")

    await bob.page.keyboard.press("Control+d")
    await asyncio.gather(alice.hears(), bob.sees_button("Mute"))
    await bob.page.keyboard.press("Control+d")
    await asyncio.gather(alice.hears_nothing(), bob.sees_button("Unmute"))
    await bob.page.keyboard.down("v")
    await alice.hears()
    await bob.page.keyboard.up("v")
    await alice.hears_nothing()
    await bob.page.keyboard.press("?")
    await expect(bob.page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    await bob.page.keyboard.press("Escape")
    await expect(bob.page.get_by_role("dialog", name="Keyboard shortcuts")).not_to_be_visible()

    await enters(alice, "End space")
    await expect(alice.button("Keep going")).to_be_focused()
    await enters(alice, "End space")
    await bob.sees("This space has ended")
    muted, heard = "You’re on stage, muted. Unmute when you’re ready.", "You’re on stage, and everyone hears you."
    await was_told(
        bob,
        *("Joining…", "You’re listening.", "Everybody here sees you as Bob."),
        *("Your hand is up: number 1.", "Your hand was accepted: you come on stage, muted.", muted),
        *("Your browser is asking for the microphone. Allow it to be heard.", heard, muted),
        *(heard, muted, "This space has ended."),
    )
    assert bob.strangers == []


async def test_where_there_is_only_touch_no_keys_are_shown(arrive: Arrive) -> None:
    alice = await arrive("Alice")
    bob = await arrive("Bob", has_touch=True, is_mobile=True, viewport={"width": 320, "height": 640})
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await expect(alice.button("Keyboard shortcuts")).to_be_visible()
    await bob.goes(path)
    await expect(bob.button("Sounds")).to_be_visible()
    await expect(bob.button("Keyboard shortcuts")).not_to_be_visible()
