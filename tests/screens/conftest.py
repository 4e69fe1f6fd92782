"""A site with a space in every state, and a browser to look at it with."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest_asyncio
from channels.db import database_sync_to_async as run
from playwright.async_api import Browser, Page, ViewportSize

from tests.e2e.conftest import arrive, browser, kept, launch, playwright, voice
from tests.e2e.person import ALL_THERE
from tests.processes import Processes
from tests.screens.catalogue import Screen
from tests.screens.furnished import Site, furnished

__all__ = ["arrive", "browser", "kept", "launch", "look", "playwright", "site", "voice"]

Look = Callable[..., AbstractAsyncContextManager[Page]]


@pytest_asyncio.fixture(loop_scope="session")
async def site(processes: Processes) -> Site:
    """Furnished while nobody keeps it."""
    await run(processes.stop)("keeper")
    made: Site = await run(furnished)()
    return made


@pytest_asyncio.fixture(loop_scope="session")
async def look(processes: Processes, site: Site, browser: Browser) -> Look:
    """Open a screen, as whoever sees it, in a window of this size."""

    @asynccontextmanager
    async def looked(screen: Screen, width: int = 320, height: int = 640, **context: Any) -> AsyncIterator[Page]:
        size = ViewportSize(width=width, height=height)
        opened = await browser.new_context(base_url=processes.url, viewport=size, reduced_motion="reduce", **context)
        held = site.cookies[screen.who].items()
        cookies: list[Any] = [{"name": name, "value": value, "url": processes.url} for name, value in held]
        await opened.add_cookies(cookies)
        page = await opened.new_page()
        answer = await page.goto(screen.path(site))
        assert answer
        assert answer.status == screen.status, (screen.name, answer.status)
        await page.evaluate(ALL_THERE)
        await page.evaluate("document.fonts.ready")
        await screen.reach(page)
        try:
            yield page
        finally:
            await opened.close()

    return looked
