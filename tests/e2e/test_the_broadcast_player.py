"""Somebody with a seat in the broadcast: what they hear, and that the stage they see is the one they hear."""

import json
import time
from collections.abc import Awaitable, Callable
from itertools import pairwise
from typing import Any

import pytest
from channels.db import database_sync_to_async as run
from playwright.async_api import Route, expect

from accounts.models import User
from spaces.models import Space
from tests.e2e.canned_broadcast import CannedBroadcast
from tests.e2e.person import ALL_THERE, SILENT, Person
from tests.e2e.test_connection import media_cut_off
from tests.live.browser import Browser
from tests.processes import eventually
from tests.stalls import STALLED, noticing_stalls

pytestmark = pytest.mark.e2e
Arrive = Callable[..., Awaitable[Person]]

WATCH = """
async ([seconds, person]) => {
  const heard = ear(document.querySelector("audio[data-person=broadcast]"));
  const seen = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const tile = document.querySelector(`.speaker[data-person="${person}"]`);
    seen.push([performance.now(), heard.energy > 0.01, tile.dataset.voice === "speaking"]);
  }
  return seen;
}
"""
"""Of every moment: whether there is energy, and whether that person's ring is lit."""

LISTEN = """
async (button, which) => {
  const tapped = performance.now();
  button.click();
  while (performance.now() < tapped + 15000) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const elements = [...document.querySelectorAll(which)];
    if (elements.some((one) => ear(one).energy > 0.01)) return (performance.now() - tapped) / 1000;
  }
  return null;
}
"""
"""Tap, and wait until there is energy in one of these elements: in how many seconds."""


NOTE = """
(() => {
  Object.assign(window, { stalls: 0, stalled: [], both: 0, played: null, said: null });
  let since = null;
  document.addEventListener("waiting", ({ target }) => {
    if (target.currentTime < 0.1) return;
    window.stalls += 1;
    since ??= performance.now();
  }, true);
  document.addEventListener("playing", () => {
    if (since !== null) window.stalled.push(performance.now() - since);
    since = null;
  }, true);
  document.addEventListener("ended", () => (window.played = performance.now()), true);
  const sounds = ({ paused, muted, volume }) => !paused && !muted && volume > 0;
  setInterval(() => {
    const all = [...document.querySelectorAll("audio[data-person]")].filter(sounds);
    const broadcast = all.filter(({ dataset }) => dataset.person === "broadcast");
    if (broadcast.length && all.length > broadcast.length) window.both += 1;
    if (document.querySelector("main")?.innerText.includes("This space has ended.")) window.said ??= performance.now();
  }, 5);
})();
"""
"""What happens meanwhile: stalls and their lengths (ms), moments in which both paths are audible, when the last word is
heard and the end told."""


@pytest.fixture
def broadcast(alice: User) -> CannedBroadcast:
    return CannedBroadcast(alice.person.hex)


class Joins:
    """The real answer to a join, made one with a seat in the broadcast, perhaps only where that is asked for."""

    def __init__(self, broadcast: CannedBroadcast, *, wanted: bool) -> None:
        self.broadcast, self.wanted = broadcast, wanted
        self.asked: list[str] = []

    async def __call__(self, route: Route) -> None:
        self.asked.append(route.request.url)
        real = await route.fetch()
        body: dict[str, Any] = await real.json()
        free = "want=broadcast" in route.request.url or not self.wanted
        if free and body.get("seat") in ("interactive", "broadcast") and not body["on_stage"]:
            body.pop("livekit", None)
            body |= {"seat": "broadcast", "broadcast": {"url": self.broadcast.url, "expires": 9999999999}}
        await route.fulfill(response=real, body=json.dumps(body))


async def opens(person: Person, path: str, broadcast: CannedBroadcast, *, wanted: bool = False) -> Joins:
    """The space's page, with a seat in the broadcast for whoever listens; or for whoever wants one."""
    joins = Joins(broadcast, wanted=wanted)
    await person.page.add_init_script(NOTE)
    await person.page.route("**/join?*", joins)
    await broadcast.serve(person.page)
    await person.goes(path)
    async with Browser(person.url, path.split("/")[2]) as somebody:
        await somebody.seated()  # the media server has the room: from here on nobody waits for it
    return joins


async def listens(person: Person, limit: float = 15, which: str = "audio[data-person=broadcast]") -> None:
    """Tap, and hear it within so many seconds; a machine that stalls just then has two more tries."""
    for _ in range(3):
        async with noticing_stalls() as stalls:
            within: float | None = await person.button("Listen").evaluate(LISTEN, which)
        assert within is not None, "nothing was heard"
        print(f"heard {within:.2f} s after the tap; late by {stalls.longest:.2f} s at most")
        if within <= limit:
            return
        assert stalls.longest > STALLED, f"it took {within:.2f} s, not {limit}"
        await person.press("Leave")
    raise AssertionError(f"it took more than {limit} s three times")


def turns(moments: list[tuple[float, bool]]) -> list[tuple[float, bool]]:
    """When it became another, in milliseconds, and what; shorter than 100 ms is none."""
    found: list[tuple[float, bool]] = []
    for (_, before), (at, now) in pairwise(moments):
        if before != now:
            found.append((at, now))
    return [one for one, after in zip(found, [*found[1:], (1e12, False)], strict=True) if after[0] - one[0] > 100]


async def test_the_broadcast_is_heard_soon_and_the_ring_goes_with_it(
    arrive: Arrive, live_space: Space, broadcast: CannedBroadcast
) -> None:
    dana = await arrive("Dana")
    await opens(dana, live_space.get_absolute_url(), broadcast)
    await listens(dana, 3)
    await dana.sees("You hear the broadcast, a few seconds behind.")
    seen = await dana.page.evaluate(WATCH, [20, broadcast.person])
    sound = turns([(at, loud) for at, loud, _ in seen])
    ring = turns([(at, lit) for at, _, lit in seen])
    print(f"sound {sound}; ring {ring}")
    assert len(ring) >= 6
    # A machine that stalls is silent in between: the ring, which is at the playhead, has nothing to say of that.
    apart = [min(abs(at - other) for other, loud in sound if loud == lit) for at, lit in ring[1:-1]]
    assert max(apart) <= 500, apart
    assert dana.errors == []
    assert dana.strangers == []


async def test_what_is_not_written_yet_is_waited_for_and_another_address_goes_on(
    arrive: Arrive, live_space: Space, broadcast: CannedBroadcast
) -> None:
    dana = await arrive("Dana")
    broadcast.written = False
    joins = await opens(dana, live_space.get_absolute_url(), broadcast)
    await dana.press("Listen")

    async def asked_again() -> bool:
        return len(broadcast.asked) >= 3

    async def asked_there() -> bool:
        return any(broadcast.key in one and one.endswith(".m4s") for one in broadcast.asked)

    await eventually(asked_again)
    broadcast.written = True
    await dana.sees("You hear the broadcast")
    assert len(joins.asked) == 1

    broadcast.key = "b" * 32
    await eventually(asked_there)
    await dana.sees("You hear the broadcast")
    assert len(joins.asked) == 2
    print(f"{await dana.page.evaluate('window.stalls')} stalls")


async def test_whoever_saves_data_is_sent_the_lean_rendition(
    arrive: Arrive, live_space: Space, broadcast: CannedBroadcast
) -> None:
    dana = await arrive("Dana")
    await opens(dana, live_space.get_absolute_url(), broadcast)
    await listens(dana)
    assert not any(one.endswith("lean.m3u8") for one in broadcast.asked)

    async def asked_for_less() -> bool:
        return any(one.endswith("lean.m3u8") for one in broadcast.asked)

    await dana.press("Sounds")
    await dana.page.get_by_label("Save data").check()
    await eventually(asked_for_less)
    await dana.page.reload()
    await dana.page.evaluate(ALL_THERE)
    broadcast.asked.clear()
    await listens(dana)
    assert not any(one.endswith("stream.m3u8") for one in broadcast.asked)


async def test_the_last_word_is_heard_before_the_end_is_told(
    arrive: Arrive, live_space: Space, broadcast: CannedBroadcast, alice: User
) -> None:
    dana = await arrive("Dana")
    await opens(dana, live_space.get_absolute_url(), broadcast)
    await listens(dana)
    await dana.sees("You hear the broadcast")
    await run(lambda: live_space.end(by=live_space.actor(alice)))()
    broadcast.ended = time.time()
    await dana.sees("This space has ended.")
    played, said = await dana.page.evaluate("[window.played, window.said]")
    assert played is not None, "the end was told before the last word was heard"
    assert said >= played


async def test_where_the_media_are_blocked_the_broadcast_is_heard(
    arrive: Arrive, live_space: Space, broadcast: CannedBroadcast
) -> None:
    dana = await arrive("Dana")
    joins = await opens(dana, live_space.get_absolute_url(), broadcast, wanted=True)
    async with media_cut_off():
        await listens(dana, 5)
        await dana.sees("You hear the broadcast")
    assert ["why=media_blocked" in one for one in joins.asked][:2] == [False, True]


async def test_onto_the_stage_and_back_without_hearing_two(arrive: Arrive) -> None:
    broadcast = CannedBroadcast("a" * 32)
    alice, dana = await arrive("Alice"), await arrive("Dana")
    await alice.signs_up()
    await dana.signs_up()
    path = await alice.goes_live("An evening")
    await alice.press("Unmute")
    await opens(dana, path, broadcast)
    await listens(dana)
    await dana.sees("You hear the broadcast")
    await dana.raises_hand()
    await alice.press("Accept")
    await dana.sees_button("Unmute")
    element = dana.page.locator("audio[data-person=broadcast]")
    await expect(element).to_have_count(0)
    await dana.hears()
    await dana.press("Unmute")
    await alice.hears()
    await alice.decides_about("Dana", "Move to audience")
    await dana.sees("You hear the broadcast")
    await expect(element).to_have_count(1)
    assert await dana.loudest(which="audio:not([data-person=broadcast])") < SILENT
    assert await dana.page.evaluate("window.both") == 0
    assert dana.errors == []
