"""A page whose scripts break off on their way says so, and how to go on."""

import re

import pytest
from playwright.async_api import expect

from spaces.models import Space
from tests.e2e.person import Person
from tests.e2e.test_a_space_is_heard import Arrive

pytestmark = pytest.mark.e2e

AFTER_A_WHILE = "document.getAnimations().forEach((one) => one.finish())"
WORDS = "This page has not loaded completely"


async def looks(person: Person, path: str) -> None:
    await person.page.goto(path)
    await expect(person.page.get_by_text(WORDS)).to_be_hidden()
    await person.page.evaluate(AFTER_A_WHILE)


async def test_a_page_whose_scripts_break_off_says_so_and_loads_again(arrive: Arrive, live_space: Space) -> None:
    dana = await arrive("Dana")
    await dana.page.route(re.compile(r"/room[^/]*\.js$"), lambda route: route.abort())
    await looks(dana, live_space.get_absolute_url())
    await expect(dana.page.get_by_text(WORDS)).to_be_visible()
    await dana.page.unroute_all()
    await dana.page.get_by_role("link", name="Load it again").click()
    await dana.press("Listen")
    await dana.sees_button("Leave")
    await dana.page.evaluate(AFTER_A_WHILE)
    await expect(dana.page.get_by_text(WORDS)).to_be_hidden()


async def test_so_does_one_of_which_only_the_later_part_is_missing(arrive: Arrive, live_space: Space) -> None:
    dana = await arrive("Dana")
    await dana.page.route(re.compile(r"/later[^/]*\.js$"), lambda route: route.abort())
    await looks(dana, live_space.get_absolute_url())
    await expect(dana.page.get_by_text(WORDS)).to_be_visible()
