"""A hand is raised, accepted and heard by others; what a moderator decides is what is heard."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest
from playwright.async_api import Page

from spaces.keeper.media import COMPARE_EVERY
from tests.e2e.person import Person
from tests.processes import Processes, eventually

pytestmark = pytest.mark.e2e
Arrive = Callable[..., Awaitable[Person]]


async def on_stage(arrive: Arrive) -> tuple[Person, Person, Person]:
    """Alice hosts, Bob was accepted onto the stage and is muted, Charlie listens."""
    alice, bob, charlie = await arrive("Alice"), await arrive("Bob"), await arrive("Charlie")
    await alice.signs_up()
    await bob.signs_up()
    path = await alice.goes_live("An evening")
    await asyncio.gather(bob.listens(path), charlie.listens(path))
    await bob.raises_hand("About the moon")
    await alice.sees("About the moon")
    await alice.press("Accept")
    await bob.sees_button("Unmute")
    await charlie.sees("Bob")
    return alice, bob, charlie


async def test_an_accepted_hand_is_heard_by_others_and_no_more_once_moved(arrive: Arrive) -> None:
    alice, bob, charlie = await on_stage(arrive)
    await charlie.hears_nothing()
    await bob.press("Unmute")
    await asyncio.gather(alice.hears(), charlie.hears())
    await alice.decides_about("Bob", "Move to audience")
    await asyncio.gather(alice.hears_nothing(), charlie.hears_nothing())
    await bob.sees_button("Raise hand")
    await bob.sees_no_button("Unmute")
    await alice.press("Unmute")
    await asyncio.gather(bob.hears(), charlie.hears())


async def test_who_is_muted_by_a_moderator_is_silent_until_they_unmute(arrive: Arrive) -> None:
    alice, bob, charlie = await on_stage(arrive)
    await bob.press("Unmute")
    await charlie.hears()
    await alice.press("Mute Bob")
    await charlie.hears_nothing()
    await bob.sees("A moderator muted you")
    await bob.press("Unmute")
    await charlie.hears()
    await alice.press("Mute all")
    await charlie.hears_nothing()


async def test_stepping_down_is_ones_own(arrive: Arrive) -> None:
    alice, bob, charlie = await on_stage(arrive)
    await bob.press("Unmute")
    await charlie.hears()
    await bob.press("Step down")
    await charlie.hears_nothing()
    await bob.sees_button("Raise hand")
    await alice.press("Unmute")
    await bob.hears()


async def test_nobody_arrives_heard_however_soon_they_were_moved_after_unmuting(arrive: Arrive) -> None:
    alice, bob, _charlie = await on_stage(arrive)
    for _ in range(8):
        await bob.press("Unmute")
        await alice.decides_about("Bob", "Move to audience")
        await bob.raises_hand()
        await alice.press("Accept")
        await bob.sees_button("Unmute")
    await bob.press("Unmute")
    await alice.hears()


async def test_a_hand_is_lowered_or_dismissed_or_not_to_be_raised(arrive: Arrive) -> None:
    alice, bob = await arrive("Alice"), await arrive("Bob")
    await alice.signs_up()
    await bob.signs_up()
    path = await alice.goes_live("An evening")
    await bob.listens(path)
    await bob.raises_hand()
    await alice.sees_button("Accept")
    await bob.press("Lower hand")
    await alice.sees_no_button("Accept")
    await bob.raises_hand()
    await alice.press("Dismiss")
    await bob.sees_button("Raise hand")
    await alice.press("Close hands")
    await bob.sees("Hands are closed")


async def test_an_appointed_moderator_answers_hands(arrive: Arrive) -> None:
    alice, bob, charlie = await on_stage(arrive)
    await alice.decides_about("Bob", "Make moderator")
    await bob.sees("a moderator now")
    await bob.page.reload()
    await bob.sees_button("Unmute")
    path = bob.page.url.removeprefix(bob.url)
    await charlie.goes("/")
    await charlie.signs_up()
    await charlie.listens(path)
    await charlie.raises_hand()
    await bob.press("Accept")
    await charlie.sees_button("Unmute")


REPLAY = """
async ([url, token]) => {
  const { Room } = await import("livekit-client");
  await window.replayed?.disconnect();
  const room = (window.replayed = new Room());
  await room.connect(url, token);
  const could = room.localParticipant.permissions.canPublish;
  // The keeper may have been faster.
  await room.localParticipant.setMicrophoneEnabled(true).catch(() => {});
  return could;
}
"""


async def is_heard_by(listener: Person, page: Page, how: str, seat: list[str]) -> None:
    """Come in with a token, and be heard: again, up to twice, where the keeper's comparison was faster."""
    for _ in range(2):
        await page.evaluate(how, seat)
        with suppress(AssertionError):
            return await listener.hears(COMPARE_EVERY / 2)
    await page.evaluate(how, seat)
    await listener.hears(COMPARE_EVERY / 2)


MAY_PUBLISH = "window.replayed.localParticipant.permissions.canPublish"


async def test_an_old_token_is_not_heard_for_longer_than_the_reconcile_interval(
    arrive: Arrive, processes: Processes
) -> None:
    """Not even when LiveKit's message about it never comes."""
    alice, bob, charlie = await on_stage(arrive)
    path = bob.page.url.removeprefix(bob.url)
    seat = await (await bob.context.request.post(f"{path}join")).json()
    assert seat["on_stage"]
    await alice.decides_about("Bob", "Move to audience")
    await bob.sees_button("Raise hand")
    processes.kill("web")
    # LiveKit takes the token at its word …
    await is_heard_by(charlie, bob.page, REPLAY, [seat["livekit"]["url"], seat["livekit"]["token"]])

    # … and the keeper doesn't.
    async def undone() -> bool:
        return not await bob.page.evaluate(MAY_PUBLISH)

    await eventually(undone, seconds=COMPARE_EVERY + 8)
    await charlie.hears_nothing()
