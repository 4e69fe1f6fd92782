"""What a visitor's first look at a live space weighs, as it is sent; and that it is sent by us alone."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page

from spaces.models import Space
from tests.e2e.person import Person
from tests.processes import Processes

pytestmark = pytest.mark.e2e
Arrive = Callable[..., Awaitable[Person]]

MOST = 150_000
"""Bytes over the wire, heads of answers included, before the tap."""
NEVER_IDLE = "window.requestIdleCallback = () => 0;"
"""What is fetched once nothing else happens, LiveKit's library, is not waited for."""


async def weighed(page: Page, path: str) -> dict[str, int]:
    """Everything that the page fetches, by address, in bytes."""
    cdp = await page.context.new_cdp_session(page)
    asked: dict[str, str] = {}
    bytes_of: dict[str, int] = {}

    def sent(request: dict[str, Any]) -> None:
        asked[request["requestId"]] = request["request"]["url"]

    def finished(answer: dict[str, Any]) -> None:
        address = asked[answer["requestId"]]
        bytes_of[address] = bytes_of.get(address, 0) + int(answer["encodedDataLength"])

    cdp.on("Network.requestWillBeSent", sent)
    cdp.on("Network.loadingFinished", finished)
    await cdp.send("Network.enable")
    await page.add_init_script(NEVER_IDLE)
    await page.goto(path, wait_until="networkidle")
    return bytes_of


async def test_a_first_look_is_light_and_ours(arrive: Arrive, processes: Processes, live_space: Space) -> None:
    visitor = await arrive("Dana")
    context = await visitor.context.browser.new_context(base_url=processes.url)  # type: ignore[union-attr]
    page = await context.new_page()
    found = await weighed(page, live_space.get_absolute_url())
    told = "\n".join(
        f"{size:7} {urlsplit(address).path}" for address, size in sorted(found.items(), key=lambda one: -one[1])
    )
    for library in ("livekit-client", "vendor/hls"):
        assert not any(library in address for address in found), f"{library} is fetched before it is idle"
    assert {urlsplit(address).netloc for address in found} == {urlsplit(processes.url).netloc}
    assert sum(found.values()) <= MOST, f"{sum(found.values())} bytes:\n{told}"
