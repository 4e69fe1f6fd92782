"""The audience is seen: who chose to be, where hands are up, what people feel; and the page stays small."""

import json
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import expect

from spaces.live import keys
from spaces.live.reactions import KINDS
from tests.e2e.person import Person
from tests.live.speaking import live_redis
from tests.processes import Processes, eventually

pytestmark = pytest.mark.e2e
TICKS = 600
NODES = """
() => {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  let count = 0;
  while (walker.nextNode()) count += 1;
  return count;
}
"""
Arrive = Callable[..., Awaitable[Person]]


async def test_who_chooses_to_be_shown_is_listed_and_found(arrive: Arrive) -> None:
    alice, gus, bob = await arrive("Alice"), await arrive("Gus"), await arrive("Bob")
    await alice.signs_up()
    await bob.signs_up()
    path = await alice.goes_live("An evening")
    await gus.listens(path)
    await bob.listens(path)
    for one in (gus, bob):
        await one.page.get_by_text("Who is in the audience").scroll_into_view_if_needed()
    await gus.sees("2 listeners, only counted")
    await gus.sees("Only counted: nobody sees your name")

    await gus.press("Show me")
    await gus.page.get_by_label("Your name").fill("Gus")
    await (
        gus.page.get_by_role("dialog", name="The name the audience sees").get_by_role("button", name="Show me").click()
    )
    await gus.sees("Everybody here sees you as Gus.")
    names = bob.page.locator(".listener-names")
    await expect(names).to_have_text("Gus guest")
    await bob.sees("and 1 more")

    await bob.press("Show me")
    await expect(bob.page.get_by_role("button", name="Show me", pressed=True)).to_be_visible()
    await alice.page.get_by_text("Who is in the audience").click()
    await alice.sees("Gus guest")
    await alice.page.get_by_label("Find by name").fill("BO")
    await expect(alice.page.locator(".listener-names")).to_have_text("Bob")

    await bob.press("Count me only")
    await expect(bob.page.get_by_role("button", name="Count me only", pressed=True)).to_be_visible()
    await alice.sees("Nobody who is shown has that in their name.")
    await expect(gus.page.locator(".listener-names")).to_have_text("Gus guest")

    await gus.press("Count me only")
    await gus.sees("Only counted: nobody sees your name")
    await gus.raises_hand()
    await gus.sees("While your hand is up, host and moderators see your name.")
    await expect(bob.page.locator(".seat.raised")).to_have_count(1)
    await bob.sees("3 here · 1 hand up")
    await gus.press("Applaud")
    await bob.page.locator(".house-air .house-mark").first.wait_for(state="attached")
    await bob.page.locator(".house-air:empty").wait_for(state="attached")
    for person in (alice, gus, bob):
        assert (person.errors, person.strangers) == ([], [])


async def test_the_page_stays_as_small_as_it_was_through_a_storm(arrive: Arrive, processes: Processes) -> None:
    """Ticks of a full house, told as the keeper tells them: people come and go, and all clap."""
    alice, bob = await arrive("Alice"), await arrive("Bob")
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await bob.listens(path)
    await bob.sees("2 here")
    processes.stop("keeper")
    slug = path.split("/")[2]
    async with live_redis() as live:

        async def tick(now: int, **more: object) -> None:
            said = {"t": "tick", "seq": 0, "now": now, "peak": 5000, "hands": now % 40, **more}
            await live.publish(keys.channel(slug), json.dumps({"tick": said}))

        await tick(4999)
        await bob.sees("4,999 here")
        before = await bob.page.evaluate(NODES)
        for number in range(TICKS):
            await tick(4000 + number % 1000, reactions=dict.fromkeys(KINDS, 500))

        async def the_last_is_seen() -> bool:
            # Where a socket lags a tick is dropped for the next.
            await tick(4321)
            return await bob.page.get_by_text("4,321 here").is_visible()

        await eventually(the_last_is_seen)
        assert 0 < await bob.page.evaluate("document.querySelectorAll('.house-mark').length") <= 48
        await bob.page.locator(".house-air:empty").wait_for(state="attached")
        # A word more or less in the sentences.
        assert await bob.page.evaluate(NODES) <= before + 4
    assert bob.errors == []
