"""Somebody who reads Arabic finds everything in it, from right to left; what others write stays theirs."""

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import expect

from tests.e2e.person import Person

pytestmark = pytest.mark.e2e
Arrive = Callable[..., Awaitable[Person]]


async def test_listening_in_arabic_then_in_german(arrive: Arrive) -> None:
    alice, charlie = await arrive("Alice"), await arrive("Charlie", locale="ar-EG")
    await alice.signs_up()
    path = await alice.goes_live("An evening")

    await charlie.goes(path)
    await charlie.press("استماع")
    await expect(charlie.page.locator(".bar-words")).to_have_text("أنت تستمع.")
    await charlie.sees_button("مغادرة")
    assert await charlie.page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    await expect(charlie.page).to_have_title("استماع · An evening · Rostrum")

    await charlie.press("Deutsch")
    await charlie.press("Zuhören")
    await expect(charlie.page.locator(".bar-words")).to_have_text("Du hörst zu.")
    await expect(charlie.page.locator("html")).to_have_attribute("dir", "ltr")
    assert charlie.errors == charlie.strangers == []
