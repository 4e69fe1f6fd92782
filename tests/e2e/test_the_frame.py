"""What stands around the stage: the moderators' drawer, something pinned, and a question before the end."""

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import expect

from tests.e2e.person import Person
from tests.e2e.test_moderation import decides_about

pytestmark = pytest.mark.e2e
Arrive = Callable[..., Awaitable[Person]]


async def test_a_moderator_gets_the_drawer_without_a_reload(arrive: Arrive) -> None:
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
    assert await bob.page.evaluate("window.sameDocument")
