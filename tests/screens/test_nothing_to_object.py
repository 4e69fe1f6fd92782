"""On no screen, in no state, does axe object, does anything stick out, or lie on something else."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.async_api import Page

from tests.processes import Processes
from tests.screens.catalogue import SCREENS, Screen
from tests.screens.conftest import Look

pytestmark = pytest.mark.e2e

AXE = (Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js").read_text()
LAYOUT = (Path(__file__).parent / "layout.js").read_text().partition("*/")[2].strip()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW, ENLARGED, WIDE = (320, 640), (320, 256), (1280, 800)
"""CSS pixels; the second is a window of 1280 by 1024 at 400 % (WCAG 2.2, 1.4.10)."""


async def objections(page: Page, **rules: Any) -> list[str]:
    """What axe has against the page as it is, a line each."""
    if not await page.evaluate("Boolean(window.axe)"):
        await page.evaluate(AXE)
    options = json.dumps(rules or {"runOnly": {"type": "tag", "values": TAGS}})
    found = await page.evaluate(f"axe.run(document, {options}).then(({{ violations }}) => violations)")
    return [f"{one['id']}: {node['html'][:160]} {node['any'][:1]}" for one in found for node in one["nodes"]]


async def seen(page: Page, screen: Screen) -> list[str]:
    """Everything wrong with a screen, in light and dark, narrow, enlarged and wide."""
    # As tall as the page: what the bar covers until one scrolls is not hidden.
    await page.set_viewport_size({"width": 320, "height": await page.evaluate("document.documentElement.scrollHeight")})
    found = await objections(page)
    await page.emulate_media(color_scheme="dark")
    found += await objections(page, runOnly={"type": "rule", "values": ["color-contrast"]})
    for width, height in (NARROW, ENLARGED, WIDE):
        await page.set_viewport_size({"width": width, "height": height})
        found += [f"{width} by {height}: {one}" for one in await page.evaluate(LAYOUT)]
    return [f"{screen.name}: {one}" for one in found]


async def test_on_any_screen_in_any_state(look: Look, processes: Processes) -> None:
    found = []
    for screen in sorted(SCREENS, key=lambda one: one.kept):
        if screen.kept:
            processes.heal()
        async with look(screen) as page:
            found += await seen(page, screen)
    assert not found, "\n".join(found)
