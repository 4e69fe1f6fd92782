"""Pages beside the room: forms say what is wrong, the account has a menu, links are copied, times are one's own."""

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest
from playwright.async_api import expect

from spaces.models import Space
from tests.e2e.person import Person

pytestmark = pytest.mark.e2e
Arrive = Callable[..., Awaitable[Person]]


async def test_a_form_says_beside_its_fields_what_is_wrong(arrive: Arrive) -> None:
    dana = await arrive("Dana")
    await dana.goes("/accounts/login/")
    await dana.press("Sign in")
    email, password = dana.page.get_by_label("E-mail"), dana.page.get_by_label("Password")
    await expect(email).to_have_accessible_description("Fill this in.")
    await expect(email).to_be_focused()
    await expect(password).to_have_attribute("aria-invalid", "true")
    await email.fill("dana")
    await dana.press("Sign in")
    await expect(email).to_have_accessible_description(re.compile("such as name@example.org"))
    await email.fill("dana@example.org")
    await expect(email).not_to_have_attribute("aria-invalid", "true")
    await password.fill("wrong")
    await dana.press("Sign in")
    await dana.sees("not correct")


async def test_the_account_has_a_menu(arrive: Arrive) -> None:
    alice = await arrive("Alice")
    await alice.fills_in_the_form_and_signs_up()
    out, menu = alice.button("Sign out"), alice.page.get_by_role("button", name="Account Alice")
    await expect(out).to_be_hidden()
    await menu.click()
    await expect(alice.page.get_by_role("link", name="Settings")).to_be_visible()
    await alice.page.keyboard.press("Escape")
    await expect(out).to_be_hidden()
    await expect(menu).to_be_focused()
    await menu.click()
    await out.click()
    await expect(alice.page.get_by_role("link", name="Sign up")).to_be_visible()


async def test_a_link_is_copied_by_whoever_looks(arrive: Arrive, live_space: Space) -> None:
    dana = await arrive("Dana")
    await dana.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await dana.goes(live_space.get_absolute_url())
    await dana.press("Copy link")
    await dana.sees("Copied.")
    assert await dana.page.evaluate("navigator.clipboard.readText()") == dana.page.url


async def test_a_time_is_on_the_clock_of_the_browser(arrive: Arrive) -> None:
    alice = await arrive("Alice", timezone_id="Asia/Tokyo")
    await alice.goes("/")
    await alice.signs_up()
    await alice.opens_a_space()
    await expect(alice.page.get_by_label("Starts at")).to_be_hidden()
    await alice.page.get_by_label("Title").fill("In summer")
    await alice.page.get_by_role("radio", name="Later").check()
    await expect(alice.button("Go live")).to_be_hidden()
    await alice.sees("In your time zone, Asia/Tokyo.")
    await alice.page.get_by_label("Starts at").fill("2030-07-01T20:00")
    await alice.press("Schedule")
    await alice.page.wait_for_url("**/s/*/")
    await alice.sees("1 Jul 2030, 20:00")
    space = await Space.objects.aget()
    assert space.scheduled_for == datetime(2030, 7, 1, 11, tzinfo=UTC)


async def test_the_news_comes_first_where_there_is_nothing_to_hear(arrive: Arrive, space: Space) -> None:
    dana = await arrive("Dana")
    await Space.objects.filter(pk=space.pk).aupdate(state="cancelled", ended_at=datetime.now(UTC))
    await dana.goes(space.get_absolute_url())
    await expect(dana.page.get_by_text("Nobody is on stage.")).to_be_hidden()
    news = await dana.page.get_by_text("it will not take place").bounding_box()
    report = await dana.page.get_by_role("link", name="Report this space").bounding_box()
    assert news
    assert report
    assert news["y"] < report["y"]


async def test_somebody_on_stage_is_blocked_without_leaving_the_room(arrive: Arrive, live_space: Space) -> None:
    dana = await arrive("Dana")
    await dana.goes("/")
    await dana.signs_up()
    await dana.goes(live_space.get_absolute_url())
    await dana.opens("Alice")
    sheet = dana.page.get_by_role("dialog", name="Alice")
    await expect(sheet.get_by_role("link", name="Profile")).to_have_attribute("href", "/@alice/")
    await sheet.get_by_role("button", name="Block").click()
    await dana.sees("Someone you blocked is on stage: @alice")
    await expect(sheet).to_be_hidden()
    assert dana.page.url.endswith(live_space.get_absolute_url())
    await dana.goes("/settings/blocked/")
    await dana.sees("@alice")
