"""What stands around the stage: the moderators' drawer, something pinned, and a question before the end."""

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import expect

from tests.e2e.person import Person
from tests.e2e.test_moderation import decides_about

pytestmark = pytest.mark.e2e
Arrive = Callable[..., Awaitable[Person]]


async def test_a_moderator_gets_the_drawer_without_a_reload_and_a_new_host_is_asked_before_the_end(
    arrive: Arrive,
) -> None:
    alice, bob, charlie = await arrive("Alice"), await arrive("Bob"), await arrive("Charlie")
    await bob.signs_up()
    await charlie.signs_up()
    await alice.hosts("An evening", bob, charlie)
    await bob.raises_hand()
    await charlie.raises_hand("About the moon")
    await expect(alice.page.get_by_role("tab", name="Hands")).to_have_text("Hands 2")
    await bob.page.evaluate("window.sameDocument = true")
    await decides_about(alice, "Bob", "Make moderator")
    await bob.sees("a moderator now")
    await bob.sees("About the moon")
    await expect(bob.page.get_by_role("tab", name="Hands")).to_have_attribute("aria-selected", "true")
    await bob.page.get_by_role("tab", name="Hands").press("ArrowLeft")
    await expect(bob.page.get_by_role("tab", name="Room")).to_be_focused()
    await bob.sees_button("Panic")
    await charlie.press("Lower hand")
    await expect(bob.page.get_by_role("tab", name="Hands")).to_have_text("Hands 1")
    await bob.press("Lower hand")
    await charlie.raises_hand()
    await bob.press("Accept")
    await bob.sees_button("Mute Charlie")
    await charlie.sees_no_button("Mute Alice")
    await bob.decides_about("Charlie", "Keep muted")
    await bob.sees_no_button("Mute Charlie")
    await bob.turns_to("Room")
    await bob.page.get_by_label("A message or link").fill("Slides: https://example.org/moon")
    await bob.press("Pin")
    link = charlie.page.get_by_role("link", name="https://example.org/moon")
    await expect(link).to_have_attribute("rel", "nofollow noopener ugc")
    await bob.press("Unpin")
    await expect(link).to_have_count(0)
    await bob.sees_no_button("End space")
    await alice.press("Hand over")
    await bob.sees_button("End space")
    await alice.sees_no_button("End space")
    await bob.press("End space")
    await expect(bob.page.get_by_role("dialog", name="End the space? 2 people are listening.")).to_be_visible()
    await expect(bob.button("Keep going")).to_be_focused()
    await bob.page.keyboard.press("Escape")
    await expect(bob.button("End space")).to_be_focused()
    assert await bob.page.evaluate("window.sameDocument")
    await bob.ends()
    await charlie.sees("This space has ended")
