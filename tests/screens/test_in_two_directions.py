"""An Arabic page with English titles, names, notes: each runs its own way and begins where the page's lines do."""

import pytest
from playwright.async_api import expect

from tests.screens.catalogue import SCREENS
from tests.screens.conftest import Look
from tests.screens.test_nothing_to_object import LAYOUT, NARROW, WIDE

pytestmark = pytest.mark.e2e

MIXED = ["home", "edit", "profile", "live, before the tap", "people of a space", "record", "settings, blocked"]


async def test_what_others_wrote_stands_where_the_page_begins(look: Look) -> None:
    found = []
    for screen in [one for one in SCREENS if one.name in MIXED]:
        async with look(screen, locale="ar") as page:
            await expect(page.locator("html")).to_have_attribute("dir", "rtl")
            for width, height in (NARROW, WIDE):
                await page.set_viewport_size({"width": width, "height": height})
                found += [f"{screen.name}, {width}: {one}" for one in await page.evaluate(LAYOUT)]
    assert not found, "\n".join(found)


async def test_what_one_writes_runs_its_own_way(look: Look) -> None:
    [edit] = [one for one in SCREENS if one.name == "edit"]
    async with look(edit, locale="ar") as page:
        title = page.locator("#id_title")
        await expect(title).to_have_css("direction", "ltr")
        await expect(page.locator("#id_description")).to_have_css("direction", "ltr")
        await title.fill("رسائل من المنارة")
        await expect(title).to_have_css("direction", "rtl")
