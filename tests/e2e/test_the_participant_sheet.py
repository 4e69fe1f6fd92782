"""Whoever is on stage has a sheet: how loud I hear them is mine to say, and what is decided about them is two taps."""

import asyncio
import re
from io import BytesIO

import pytest
from channels.db import database_sync_to_async as run
from PIL import Image
from playwright.async_api import Route, expect

from accounts.models import User
from tests.e2e.person import HEARD, SILENT, Person
from tests.e2e.test_hands import Arrive, on_stage
from tests.processes import eventually

pytestmark = pytest.mark.e2e


def tile(name: str) -> str:
    return f'.speaker:has([data-part="name"]:text-is("{name}"))'


async def turns(person: Person, name: str, percent: int) -> None:
    await person.opens(name)
    await person.page.get_by_role("slider", name="How loud you hear them").fill(str(percent))
    await person.page.keyboard.press("Escape")


async def loudness_of(person: Person, name: str, seconds: float = 1.0) -> float:
    whose = await person.page.locator(tile(name)).get_attribute("data-person")
    return await person.loudest(seconds, f'audio[data-person="{whose}"]')


def show_picture(name: str) -> None:
    webp = BytesIO()
    Image.new("RGB", (256, 256), "teal").save(webp, "WEBP")
    User.objects.get(display_name=name).show_picture(webp.getvalue())


async def test_two_taps_decide_and_each_listener_turns_down_whom_they_like(arrive: Arrive) -> None:
    alice, bob, charlie = await on_stage(arrive)
    await asyncio.gather(alice.press("Unmute"), bob.press("Unmute"))

    async def hears(name: str) -> bool:
        return await loudness_of(charlie, name, 0.5) > HEARD

    await eventually(lambda: hears("Alice"))
    await eventually(lambda: hears("Bob"))
    await charlie.sees_button("Alice, host, speaking")
    await charlie.press("Say who is speaking")
    await charlie.sees(re.compile("(Alice|Bob).* speaking"))

    await turns(charlie, "Bob", 0)
    assert await loudness_of(charlie, "Bob") < SILENT
    await eventually(lambda: hears("Alice"))
    await turns(charlie, "Bob", 40)
    await eventually(lambda: hears("Bob"))
    await turns(charlie, "Bob", 0)
    # Who only looks at the page fetches no pictures.
    await run(show_picture)("Bob")

    async def is_told() -> bool:
        """A picture is no event: it is told with what is told anew every few seconds."""
        path = charlie.page.url.removeprefix(charlie.url)
        state = await (await charlie.context.request.get(f"{path}state.json")).json()
        return any(one["picture"] for one in state["stage"])

    await eventually(is_told)
    await charlie.page.reload()
    bobs = charlie.page.locator(tile("Bob"))
    await expect(bobs).to_have_attribute("data-picture", re.compile(r"^/picture/"))
    await expect(bobs.locator("img")).to_have_count(0)
    await charlie.press("Listen")
    await expect(bobs.get_by_role("presentation")).to_be_visible()
    await expect(charlie.page.locator(tile("Alice")).locator("img")).to_have_count(0)
    await eventually(lambda: hears("Alice"))
    assert await loudness_of(charlie, "Bob") < SILENT
    await turns(charlie, "Bob", 100)
    await eventually(lambda: hears("Bob"))

    await alice.decides_about("Bob", "Mute")
    await charlie.sees_button("Bob, muted")
    await bob.sees("A moderator muted you")
    await expect(alice.page.get_by_role("dialog")).to_have_count(0)

    # The site answers late, and with a refusal: the tile has shown it meanwhile, and is as it was.
    late = asyncio.Event()

    async def refuses(route: Route) -> None:
        await late.wait()
        await route.fulfill(status=403, json={"error": "not_allowed", "message": "Not now, please."})

    await alice.page.route("**/move-to-audience/", refuses)
    await alice.decides_about("Bob", "Move to audience")
    bobs = alice.page.locator(tile("Bob"))
    await expect(bobs).to_contain_text("moving to the audience…")
    late.set()
    await alice.sees("Not now, please.")
    await expect(bobs).not_to_contain_text("moving")
    await alice.page.unroute("**/move-to-audience/")
    await alice.decides_about("Bob", "Move to audience")
    await bob.sees_button("Raise hand")
    await expect(bobs).to_have_count(0)
    await expect(charlie.page.locator(tile("Bob"))).to_have_count(0)
    # The browser's own word about the refused request.
    assert [one for one in alice.errors if "403" not in one] == []


TOLD = """
(events) => {
  for (const detail of events) window.dispatchEvent(new CustomEvent("room:event", { detail }));
}
"""


async def test_nobody_moves_under_the_pointer_and_three_fit_on_the_narrowest_phone(arrive: Arrive) -> None:
    alice = await arrive("Alice", viewport={"width": 320, "height": 640})
    await alice.signs_up()
    await alice.goes_live("An evening")
    people = {"Bob": "b" * 32, "Charlie": "c" * 32, "Dana": "d" * 32}
    joined = [
        {"kind": "stage.joined", "person": person, "name": name, "handle": name.lower(), "role": "none"}
        for name, person in people.items()
    ]

    async def all_are_there() -> bool:
        """The socket's first snapshot, in which only Alice is on stage, may come after the news."""
        await alice.page.evaluate(TOLD, joined)
        return await alice.button("Dana, not connected").count() == 1

    await eventually(all_are_there)
    await expect(alice.page.get_by_text(re.compile("Bob, Charlie,? and Dana are on stage"))).to_have_count(1)

    async def at(name: str) -> tuple[int, int]:
        """On the page, wherever it is scrolled to."""
        script = "(one) => { const { x, y } = one.getBoundingClientRect(); return [x + scrollX, y + scrollY]; }"
        x, y = await alice.page.locator(tile(name)).evaluate(script)
        return round(x), round(y)

    places = [await at(name) for name in ("Alice", "Bob", "Charlie", "Dana")]
    assert len({y for _, y in places[:3]}) == 1
    assert places[3][1] > places[2][1]
    await alice.page.locator(tile("Charlie")).hover()
    await alice.page.evaluate(TOLD, [{"kind": "stage.left", "person": people["Bob"]}])
    await expect(alice.page.locator(tile("Bob"))).to_have_count(0)
    assert await at("Charlie") == places[2]
    await alice.page.get_by_role("heading", level=1).hover()

    async def ranks_are_closed() -> bool:
        return [await at("Charlie"), await at("Dana")] == places[1:3]

    await eventually(ranks_are_closed)
