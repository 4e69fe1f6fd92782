"""What a person does in a browser, by the names that they see, and what they hear."""

from __future__ import annotations

import asyncio
import re
from urllib.parse import urlsplit

from channels.db import database_sync_to_async
from playwright.async_api import BrowserContext, ConsoleMessage, Locator, Page, Request, expect

from accounts.passes import COOKIE, Pass
from tests.e2e.ear import EAR, LOUDEST
from tests.views.evening import pass_cookie, session_cookie, somebody

HEARD = 0.01
SILENT = 0.001
"""Root mean square of the loudest 50 ms, full scale being 1."""

CLOSED_BY_SERVER = re.compile(
    r"^(DataChannel error on \w+: User-Initiated Abort|publisher data channel '\w+' closed unexpectedly"
    r"|error reading from signal stream .*: WS closed unexpectedly with code 1006)",
    re.DOTALL,
)
"""What livekit-client logs as an error when the server closes a room before the browser left it: so spaces end."""

ALL_THERE = "document.querySelector('script[type=importmap]') && import('#later.js').then(() => null)"

TABS = {
    "Hands": {"Accept", "Dismiss", "Close hands", "Open hands"},
    "People": {"Invite to stage"},
    "Room": {"Mute all", "Lock", "Unlock", "Panic", "End panic", "Pin", "Unpin"},
}
"""Under which tab of the moderators' drawer a button is."""


def _cookies_of_somebody_new(name: str) -> dict[str, str]:
    user = somebody(name.lower(), display_name=name)
    return {**session_cookie(user), COOKIE: pass_cookie(Pass.for_user(user))}


class Person:
    """Somebody with a browser profile of their own and one page open."""

    def __init__(self, name: str, url: str, context: BrowserContext) -> None:
        self.name, self.url, self.context = name, url, context
        self.page: Page
        self.strangers: list[str] = []
        self.errors: list[str] = []

    async def open(self, path: str = "") -> Page:
        """Open a tab of its own, with a page if there is a path."""
        self.page = await self.context.new_page()
        await self.page.add_init_script(EAR)
        self.page.on("request", self._asked)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        if path:
            await self.goes(path)
        return self.page

    async def goes(self, path: str) -> None:
        """To another page, and wait until its last script is there."""
        await self.page.goto(path)
        await self.page.evaluate(ALL_THERE)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    async def press(self, name: str) -> None:
        for tab, names in TABS.items():
            if name in names:
                await self.turns_to(tab)
        await self.button(name).click()

    async def turns_to(self, tab: str) -> None:
        """Open a tab of the moderators' drawer."""
        await self.page.get_by_role("tab", name=tab).click()

    async def opens(self, name: str) -> None:
        """The sheet about somebody on stage."""
        tile = self.page.get_by_role("region", name="On stage").get_by_role(
            "button", name=re.compile(f"^{re.escape(name)}(,|$)")
        )
        await tile.click()
        await expect(self.page.get_by_role("dialog", name=name)).to_be_visible()

    async def decides_about(self, name: str, verb: str) -> None:
        """Somebody on stage, in two taps."""
        await self.opens(name)
        await self.page.get_by_role("dialog", name=name).get_by_role("button", name=verb, exact=True).click()

    async def sees(self, words: str | re.Pattern[str], seconds: float = 40) -> None:
        await expect(self.page.get_by_role("main")).to_contain_text(words, timeout=seconds * 1000)

    async def sees_button(self, name: str, seconds: float = 40) -> None:
        await expect(self.button(name)).to_be_visible(timeout=seconds * 1000)

    async def sees_no_button(self, name: str) -> None:
        await expect(self.button(name)).to_have_count(0)

    async def signs_up(self) -> None:
        """Have an account and be signed in, as after the form; on the page where they were, or on the first."""
        given = await database_sync_to_async(_cookies_of_somebody_new)(self.name)
        await self.context.add_cookies([{"name": one, "value": value, "url": self.url} for one, value in given.items()])
        await self.goes("/" if self.page.url == "about:blank" else self.page.url)

    async def fills_in_the_form_and_signs_up(self) -> None:
        await self.goes("/")
        await self.page.get_by_role("link", name="Sign up").click()
        await self.page.get_by_label("E-mail").fill(f"{self.name.lower()}@example.org")
        await self.page.get_by_label("Display name").fill(self.name)
        await self.page.get_by_label("Handle").fill(self.name.lower())
        await self.page.get_by_label("Password").fill(f"{self.name} likes long passwords")
        await self.press("Sign up")
        await expect(self.page.get_by_role("button", name=re.compile("^Account"))).to_be_visible()

    async def opens_a_space(self) -> None:
        await self.page.get_by_role("navigation", name="Site").get_by_role("link", name="Open a space").click()

    async def goes_live(self, title: str, visibility: str = "Public") -> str:
        """Make a space and start it; returns its path."""
        await self.opens_a_space()
        await self.page.get_by_label("Title").fill(title)
        await self.page.get_by_role("radio", name=visibility).check()
        await self.press("Go live")
        await self.page.wait_for_url("**/s/*/")
        await self.page.evaluate(ALL_THERE)
        await self.sees_button("Unmute")
        return urlsplit(self.page.url).path

    async def hosts(self, title: str, *listeners: Person) -> str:
        """Sign up and go live, and the others listen; returns the space's path."""
        await self.signs_up()
        path = await self.goes_live(title)
        await asyncio.gather(*(one.listens(path) for one in listeners))
        return path

    async def ends(self) -> None:
        """End the space, and say that it is meant."""
        await self.press("End space")
        await self.page.get_by_role("dialog").get_by_role("button", name="End space").click()

    async def listens(self, path: str) -> None:
        await self.goes(path)
        await self.press("Listen")
        await expect(self.page.get_by_role("main")).to_have_attribute("data-view", "hearing", timeout=40_000)

    async def uses_here(self) -> None:
        """Move the sound here, from the stage: it is asked first."""
        await self.press("Use here")
        await self.press("Move the sound here")

    async def raises_hand(self, note: str = "") -> None:
        if note:
            await self.page.get_by_label("Add a note").click()
            await self.page.get_by_label("A note for the host").fill(note)
        await self.press("Raise hand")
        await self.sees_button("Lower hand")

    async def loudest(self, seconds: float = 1.0, which: str = "audio") -> float:
        """The loudest that reaches this person's ears within so long, at the volume of each element."""
        found: float = await self.page.evaluate(LOUDEST, [seconds, which])
        return found

    async def hears(self, seconds: float = 40) -> None:
        """Wait until they hear a voice."""
        heard = 0.0
        for _ in range(int(seconds / 0.5)):
            heard = await self.loudest(0.5)
            if heard > HEARD:
                return
        raise AssertionError(f"{self.name} heard nothing in {seconds} s (at most {heard:.4f})")

    async def hears_nothing(self, seconds: float = 20) -> None:
        """Wait until a whole second is silent."""
        heard = 1.0
        for _ in range(int(seconds)):
            heard = await self.loudest(1.0)
            if heard < SILENT:
                return
        raise AssertionError(f"{self.name} still heard {heard:.4f} after {seconds} s")

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in ("localhost", "127.0.0.1", None):
            self.strangers.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not CLOSED_BY_SERVER.match(message.text):
            self.errors.append(message.text)
