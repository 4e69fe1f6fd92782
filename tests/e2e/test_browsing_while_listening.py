"""Who listens, or speaks, and follows a link to another page of the site goes on without a gap."""

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.person import HEARD, Person

pytestmark = pytest.mark.e2e
Arrive = Callable[..., Awaitable[Person]]

KEEP_LISTENING = """
() => {
  window.the = { element: document.querySelector("audio[data-person]"), silent: 0, longest: 0, stopped: 0 };
  the.element.addEventListener("pause", () => (the.stopped += 1));
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 2048 });
  context.createMediaStreamSource(the.element.srcObject).connect(analyser);
  const samples = new Float32Array(2048);
  setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const energy = Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
    the.silent = energy > %s ? 0 : the.silent + 25;
    the.longest = Math.max(the.longest, the.silent);
  }, 25);
}
"""
"""From now on note for how long there was no voice, and how often the element stopped: a page load would lose both.

In looks of 25 ms: a page that stands still for a moment has not listened.
"""

LONGEST_GAP = "the.longest"
"""Milliseconds without a voice."""


def player(person: Person) -> Locator:
    return person.page.get_by_role("complementary", name="What you hear")


async def follows(person: Person, name: str) -> None:
    await person.page.get_by_role("link", name=name, exact=True).click()


async def test_the_sound_goes_on_from_page_to_page(arrive: Arrive) -> None:
    alice, bob, charlie = await arrive("Alice"), await arrive("Bob"), await arrive("Charlie")
    await bob.signs_up()
    await bob.goes_live("Another evening")
    await alice.signs_up()
    path = await alice.goes_live("An evening of questions")
    await alice.press("Unmute")
    await charlie.listens(path)
    await charlie.hears()
    await expect(player(charlie)).to_be_hidden()
    await charlie.page.wait_for_function("window.Turbo?.config.drive.enabled")
    await charlie.page.evaluate(KEEP_LISTENING % HEARD)

    await follows(charlie, "Rostrum")
    await charlie.page.wait_for_url(charlie.url + "/")
    await expect(player(charlie)).to_contain_text("An evening of questions")
    await expect(player(charlie)).to_contain_text("Alice is speaking.")
    assert await charlie.page.evaluate("document.documentElement.dataset.theme") == ""
    await follows(charlie, "Sign in")
    await charlie.page.get_by_label("E-mail").fill("nobody@example.org")
    await charlie.page.get_by_label("Password").fill("wrong")
    await charlie.press("Sign in")
    await charlie.sees("not correct")
    await charlie.page.go_back()
    await charlie.sees("An evening of questions")
    await follows(charlie, "Back to the space")
    await charlie.sees("re listening.")
    await expect(player(charlie)).to_be_hidden()
    speaks = charlie.page.locator(".speaker", has_text="Alice")
    await expect(speaks).to_have_attribute("data-voice", "speaking")

    # The speaker looks around, too, and is heard all the while.
    await follows(alice, "Open a space")
    await expect(player(alice)).to_contain_text("everyone hears you")
    assert await charlie.page.evaluate(LONGEST_GAP) < 1000
    await player(alice).get_by_role("button", name="Mute", exact=True).click()
    await charlie.hears_nothing()
    await player(alice).get_by_role("button", name="Unmute", exact=True).click()
    await charlie.hears()
    await follows(alice, "Back to the space")
    await alice.sees_button("Mute")
    assert await charlie.page.evaluate("the.element.isConnected && the.stopped === 0")

    # A seat in another space ends the first visit.
    await follows(charlie, "Rostrum")
    await follows(charlie, "Another evening")
    await expect(player(charlie)).to_contain_text("An evening of questions")
    await charlie.press("Listen")
    await charlie.sees("re listening.")
    await expect(player(charlie)).to_be_hidden()
    await charlie.hears_nothing()

    await follows(charlie, "Rostrum")
    await expect(player(charlie)).to_contain_text("Another evening")
    await player(charlie).get_by_role("button", name="Leave").click()
    await expect(player(charlie)).to_be_hidden()
    await charlie.page.wait_for_function("!window.Turbo.config.drive.enabled")
    refused = [error for error in charlie.errors if "422" not in error]
    assert not alice.errors + refused
