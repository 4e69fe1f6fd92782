"""Draws every screen: ``.screenshots/<language>/<name>-<width>-<scheme>.png``."""

import re
from pathlib import Path
from typing import Literal

from django.conf import settings
from playwright.async_api import Page

from tests.processes import Processes
from tests.screens.catalogue import SCREENS
from tests.screens.conftest import Look

FOLDER = settings.BASE_DIR / ".screenshots"
WIDTHS = {320: 640, 1280: 800}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LANGUAGES = {"en": "en-GB", "ar": "ar"}


async def test_drawing_every_screen(look: Look, processes: Processes) -> None:
    for screen in sorted(SCREENS, key=lambda one: one.kept):
        if screen.kept:
            processes.heal()
        for language, locale in LANGUAGES.items():
            async with look(screen, locale=locale) as page:
                await draw(page, FOLDER / language, re.sub(r"[^a-z]+", "-", screen.name.lower()).strip("-"))
        print(f"  {screen.name}")


async def draw(page: Page, folder: Path, name: str) -> None:
    for width, height in WIDTHS.items():
        await page.set_viewport_size({"width": width, "height": height})
        # As tall as the page, so that the bar lies at its end and not across it.
        tall = max(height, await page.evaluate("document.documentElement.scrollHeight"))
        await page.set_viewport_size({"width": width, "height": tall})
        for scheme in SCHEMES:
            await page.emulate_media(color_scheme=scheme)
            await page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
