"""The screens and states there are, each with who sees it and what they do to get there."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils import translation
from django.utils.translation import gettext
from playwright.async_api import Locator, Page, expect

from tests.screens.furnished import Site

Steps = Callable[[Page], Awaitable[None]]


async def nothing(page: Page) -> None:
    """It is there as soon as it is opened."""


async def called(page: Page, name: str) -> str:
    """A name as it is said in the page's language."""
    with translation.override(await page.evaluate("document.documentElement.lang")):
        return gettext(name)


def press(*names: str) -> Steps:
    """Press these buttons or tabs, one after the other."""

    async def pressed(page: Page) -> None:
        for name in names:
            said = await called(page, name)
            button = page.get_by_role("button", name=said, exact=True)
            await button.or_(page.get_by_role("tab", name=said)).first.click()

    return pressed


def until(name: str) -> Steps:
    """Wait for a button."""

    async def waited(page: Page) -> None:
        button = page.get_by_role("button", name=await called(page, name), exact=True)
        await expect(button.first).to_be_visible(timeout=40_000)

    return waited


def shown(role: str) -> Steps:
    async def waited(page: Page) -> None:
        await expect(page.get_by_role(role).first).to_be_visible()  # type: ignore[arg-type]

    return waited


def then(*all_steps: Steps) -> Steps:
    async def done(page: Page) -> None:
        for steps in all_steps:
            await steps(page)

    return done


async def raise_hand(page: Page) -> None:
    """Unless it is up from the last time."""
    up = page.get_by_role("button", name=await called(page, "Lower hand"), exact=True)
    down = page.get_by_role("button", name=await called(page, "Raise hand"), exact=True)
    await expect(up.or_(down)).to_be_visible()
    if await down.is_visible():
        await down.click()
    await expect(up).to_be_visible()


def in_view(page: Page, *views: str) -> Locator:
    """The room, once what became of the visit is one of these."""
    return page.locator(", ".join(f"main[data-view={view}]" for view in views))


async def hears(page: Page) -> None:
    """Unless it still takes their sound to be on the device that was just closed: then move it."""
    await expect(in_view(page, "hearing", "elsewhere")).to_be_visible(timeout=40_000)
    if await in_view(page, "elsewhere").count():
        await press("Use here")(page)
        moves = page.get_by_role("button", name=await called(page, "Move the sound here"), exact=True)
        await expect(moves.or_(in_view(page, "hearing"))).to_be_visible()
        if await moves.is_visible():
            await moves.click()
    await expect(in_view(page, "hearing")).to_be_visible(timeout=40_000)


async def listens(page: Page) -> None:
    """Whoever's sound is taken to be elsewhere finds no Listen."""
    listen = page.get_by_role("button", name=await called(page, "Listen"), exact=True)
    await expect(listen.or_(in_view(page, "elsewhere"))).to_be_visible()
    if await listen.is_visible():
        await listen.click()
    await hears(page)


listening = listens
on_stage = hears


def opens_sheet_of(name: str) -> Steps:
    """The sheet about somebody on stage."""

    async def opened(page: Page) -> None:
        await page.locator(".speaker-tile").filter(has_text=name).click()
        await shown("dialog")(page)

    return opened


async def elsewhere(page: Page) -> None:
    """Their sound is in another tab, which they opened first."""
    other = await page.context.new_page()
    await other.goto(page.url)
    await listening(other)
    await page.reload()
    await until("Use here")(page)


async def signing_in_wrongly(page: Page) -> None:
    await page.locator("[name=login]").fill("nobody@example.org")
    await page.locator("[name=password]").fill("A wrong guess")
    await press("Sign in")(page)
    await expect(page.locator("[role=alert]")).to_be_visible()


async def account_menu(page: Page) -> None:
    await page.locator("[popovertarget=account]").click()
    await expect(page.locator("#account")).to_be_visible()


async def for_later(page: Page) -> None:
    await page.locator("[name=when][value=later]").check()


microphone = then(on_stage, press("Microphone"), shown("dialog"))
asking = then(listening, press("Raise hand"), shown("dialog"))
raising = then(listening, raise_hand)


@dataclass(frozen=True)
class Screen:
    """``at`` is a path, the state of a space, that and a path below it ("live ledger/"), or a name in ``Site.paths``.

    Where ``kept`` a keeper must run, since the screen is about sound; elsewhere none does, and states stay as they are.
    """

    name: str
    who: str
    at: str
    reach: Steps = nothing
    kept: bool = False
    status: int = 200

    def path(self, site: Site) -> str:
        if self.at in site.paths:
            return urlsplit(site.paths[self.at]).path
        state, _, below = self.at.rpartition(" ") if self.at not in site.spaces else (self.at, "", "")
        return f"{site.spaces[state].get_absolute_url()}{below}" if state in site.spaces else self.at


SCREENS = [
    Screen("home", "nobody", "/"),
    Screen("home of a host", "alice", "/"),
    Screen("sign in", "nobody", "/accounts/login/"),
    Screen("sign in, wrong", "nobody", "/accounts/login/", press("Sign in")),
    Screen("sign in, refused", "nobody", "/accounts/login/", signing_in_wrongly),
    Screen("account menu", "ada", "/check/", account_menu),
    Screen("sign up", "nobody", "/accounts/signup/"),
    Screen("password forgotten", "nobody", "/accounts/password/reset/"),
    Screen("password change", "alice", "/accounts/password/change/"),
    Screen("invitation to the site, gone", "nobody", "/invitation/nothing/", status=410),
    Screen("people of the site", "ada", "/people/"),
    Screen("no such page", "nobody", "/nowhere/", status=404),
    Screen("not allowed", "bob", "/people/", status=403),
    Screen("new space", "alice", "/new/"),
    Screen("new space, later", "alice", "/new/", for_later),
    Screen("edit", "alice", "planned edit/"),
    Screen("scheduled", "nobody", "planned"),
    Screen("scheduled, its host", "alice", "planned"),
    Screen("scheduled without a time", "nobody", "unplanned"),
    Screen("live, before the tap", "nobody", "live"),
    Screen("live, listening", "nobody", "live", listening, kept=True),
    Screen("live, a name is asked", "nobody", "live", asking, kept=True),
    Screen("live, a hand is up", "charlie", "live", raising, kept=True),
    Screen("live, on stage", "mona", "live", on_stage, kept=True),
    Screen("live, on stage and held", "bob", "live", on_stage, kept=True),
    Screen("live, the host's", "alice", "live", on_stage, kept=True),
    Screen("live, banned", "zoe", "live"),
    Screen("keys", "nobody", "live", then(press("Keyboard shortcuts"), shown("dialog"))),
    Screen("sounds", "mona", "live", then(press("Sounds"), shown("dialog"))),
    Screen("live, about a speaker", "charlie", "live", then(listening, opens_sheet_of("Bob")), kept=True),
    Screen("live, deciding about a speaker", "mona", "live", then(on_stage, opens_sheet_of("Bob")), kept=True),
    Screen("live, the microphone", "mona", "live", microphone, kept=True),
    Screen("live, people", "alice", "live", then(on_stage, press("People")), kept=True),
    Screen("live, the room", "alice", "live", then(on_stage, press("Room")), kept=True),
    Screen("live, sure to end", "alice", "live", then(on_stage, press("End space"), shown("dialog")), kept=True),
    Screen("live, in another tab", "nour", "live", elsewhere, kept=True),
    Screen("live, sure to end, without script", "alice", "live end/"),
    Screen("interrupted", "nobody", "interrupted"),
    Screen("without its host", "nobody", "without host"),
    Screen("locked", "nobody", "locked"),
    Screen("frozen", "alice", "frozen"),
    Screen("ended", "nobody", "ended"),
    Screen("cancelled", "nobody", "cancelled"),
    Screen("private, to a stranger", "charlie", "private", status=404),
    Screen("people of a space", "alice", "live people/"),
    Screen("record", "alice", "live ledger/"),
    Screen("report", "charlie", "live report-abuse/"),
    Screen("invitation", "nobody", "invitation"),
    Screen("profile", "nobody", "/@alice/"),
    Screen("profile, one's own", "alice", "/@alice/"),
    Screen("profile, empty", "charlie", "/@eve/"),
    Screen("settings", "alice", "/settings/"),
    Screen("settings, e-mail", "alice", "/settings/email/"),
    Screen("settings, security", "alice", "/settings/security/"),
    Screen("settings, blocked", "alice", "/settings/blocked/"),
    Screen("settings, delete", "alice", "/settings/delete/"),
]  # fmt: skip
