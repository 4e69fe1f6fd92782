"""What moderators decide about people is what everybody hears."""

import asyncio
import signal

import jwt
import pytest
from channels.db import database_sync_to_async as run
from django.conf import settings
from playwright.async_api import expect

from accounts.models import User
from spaces.keeper.media import COMPARE_EVERY
from spaces.models import Actor, Space
from tests.e2e.person import Person
from tests.e2e.test_hands import Arrive, is_heard_by, on_stage
from tests.processes import Processes, eventually

pytestmark = pytest.mark.e2e


async def token_of(person: Person) -> list[str]:
    """The address of the media server and the token that a join gives now."""
    path = person.page.url.removeprefix(person.url)
    seat = await (await person.context.request.post(f"{path}join")).json()
    return [seat["livekit"]["url"], seat["livekit"]["token"]]


async def decides_about(host: Person, name: str, verb: str) -> None:
    """Two taps: the person's menu, and the verb."""
    await host.turns_to("People")
    who = host.page.get_by_role("listitem").filter(has_text=name).filter(has=host.page.locator("details")).last
    await who.locator("summary").first.click()
    await who.get_by_role("button", name=verb, exact=True).click()


async def test_who_is_held_can_not_be_heard_until_released(arrive: Arrive) -> None:
    alice, bob, charlie = await on_stage(arrive)
    await bob.press("Unmute")
    await charlie.hears()
    await alice.decides_about("Bob", "Keep muted")
    await charlie.hears_nothing()
    await bob.sees("can unmute once they let you")
    await expect(bob.button("Unmute")).not_to_be_visible()
    url, token = await token_of(bob)
    assert not await bob.page.evaluate(f"async ([u, t]) => {{ {CONNECT} }}", [url, token])
    await bob.uses_here()
    await bob.sees("can unmute once they let you")
    await alice.opens("Bob")
    about_bob = alice.page.get_by_role("dialog", name="Bob")
    await expect(about_bob.get_by_role("button", name="Let them unmute")).to_be_visible()
    for verb in ("Mute", "Keep muted"):
        await expect(about_bob.get_by_role("button", name=verb, exact=True)).to_have_count(0)
    await about_bob.get_by_role("button", name="Let them unmute").click()
    await bob.press("Unmute")
    await charlie.hears()


CONNECT = """
const { Room } = await import("livekit-client");
const room = new Room();
await room.connect(u, t);
const may = room.localParticipant.permissions.canPublish;
await room.disconnect();
return may;
"""


async def test_panic_silences_everyone_but_host_and_moderators(arrive: Arrive) -> None:
    alice, bob, charlie = await on_stage(arrive)
    await bob.press("Unmute")
    await charlie.hears()
    await alice.press("Panic")
    await charlie.hears_nothing()
    await charlie.sees("frozen")
    await alice.press("Unmute")
    await charlie.hears()
    await alice.press("Mute")
    await alice.page.get_by_role("region", name="What you can do").get_by_role("button", name="End panic").click()
    await bob.press("Unmute")
    await charlie.hears()


REFRESHED = """
async ([url, token]) => {
  const { Room } = await import("livekit-client");
  const room = (window.first = new Room());
  await room.connect(url, token);
  await room.localParticipant.setMicrophoneEnabled(true);
  while (room.engine.token === token) await new Promise((resolve) => setTimeout(resolve, 50));
  return room.engine.token;
}
"""
COMING_BACK = """
async ([url, token]) => {
  const { Room } = await import("livekit-client");
  await window.replayed?.disconnect();
  window.replayed = new Room();
  await window.replayed.connect(url, token).catch(() => {});  // thrown out before it was in
  await window.replayed.localParticipant.setMicrophoneEnabled(true).catch(() => {});
}
"""
STATE = "window.replayed.state"


async def test_who_is_banned_is_gone_and_no_token_brings_them_back(arrive: Arrive) -> None:
    """Neither the token of a join nor the one that LiveKit hands every client lets them be heard for long."""
    alice, bob, charlie = await on_stage(arrive)
    url, token = await token_of(bob)
    outside = await bob.context.new_page()
    await outside.goto(bob.page.url)
    refreshed = await outside.evaluate(REFRESHED, [url, token])
    await charlie.hears()
    await decides_about(alice, "Bob", "Ban")
    await charlie.hears_nothing()
    await bob.sees("banned")
    refused = await bob.context.request.post(f"{bob.page.url.removeprefix(bob.url)}join")
    assert (refused.status, (await refused.json())["error"]) == (403, "banned")
    for saved in (token, refreshed):
        # LiveKit takes the token at its word; the keeper doesn't.
        await outside.evaluate(COMING_BACK, [url, saved])

        async def thrown_out() -> bool:
            return bool(await outside.evaluate(STATE) == "disconnected")

        await eventually(thrown_out, seconds=COMPARE_EVERY + 8)
    await charlie.hears_nothing()


async def test_who_is_removed_may_come_again_as_a_listener(arrive: Arrive) -> None:
    alice, bob, charlie = await on_stage(arrive)
    await bob.press("Unmute")
    await charlie.hears()
    await decides_about(alice, "Bob", "Remove")
    await charlie.hears_nothing()
    await bob.sees("removed you")
    await bob.press("Listen")
    await bob.sees_button("Raise hand")
    await alice.press("Unmute")
    await bob.hears()


async def test_who_is_invited_joins_the_stage_and_is_heard(arrive: Arrive) -> None:
    alice, bob, charlie = await arrive("Alice"), await arrive("Bob"), await arrive("Charlie")
    await alice.signs_up()
    await bob.signs_up()
    path = await alice.goes_live("An evening")
    await asyncio.gather(bob.listens(path), charlie.listens(path))
    await alice.turns_to("People")
    await alice.page.get_by_label("Handle").fill("bob")
    await alice.press("Invite to stage")
    await bob.press("Join stage")
    await charlie.sees("Bob")
    await charlie.hears_nothing()
    await bob.press("Unmute")
    await asyncio.gather(alice.hears(), charlie.hears())


async def test_a_guest_with_a_name_raises_a_hand_and_is_heard(arrive: Arrive) -> None:
    alice, gus, charlie = await arrive("Alice"), await arrive("Gus"), await arrive("Charlie")
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await asyncio.gather(gus.listens(path), charlie.listens(path))
    await gus.press("Raise hand")
    asked = gus.page.get_by_role("dialog", name="The name you are called up by")
    await asked.get_by_label("Your name").fill("Gus")
    await asked.get_by_role("button", name="Raise hand").click()
    await gus.sees_button("Lower hand")
    await alice.sees("Gus")
    await alice.press("Accept")
    await gus.press("Unmute")
    await asyncio.gather(alice.hears(), charlie.hears())


async def test_a_private_space_opens_by_its_link_and_for_nobody_else(arrive: Arrive) -> None:
    alice, gus, charlie = await arrive("Alice"), await arrive("Gus"), await arrive("Charlie")
    await alice.signs_up()
    path = await alice.goes_live("An evening", visibility="Private")
    assert (await charlie.context.request.get(path)).status == 404
    people = await alice.context.new_page()
    await people.goto(f"{path}people/")
    await people.get_by_role("button", name="Make").click()
    link = await people.get_by_role("textbox", name="The link").input_value()
    await gus.goes(link)
    await gus.page.get_by_label("Your name").fill("Gus")
    await gus.press("Come in")
    await gus.press("Listen")
    await alice.press("Unmute")
    await gus.hears()
    used_up = await charlie.context.request.get(link.removeprefix(gus.url))
    assert used_up.status == 410
    assert (await charlie.context.request.get(path)).status == 404


async def test_now_private_ends_the_sound_of_strangers(arrive: Arrive) -> None:
    alice, bob, charlie = await on_stage(arrive)
    await alice.press("Unmute")
    await asyncio.gather(bob.hears(), charlie.hears())
    space = await run(Space.objects.select_related("host").get)(slug=alice.page.url.rstrip("/").split("/")[-1])
    await run(space.edit)(by=Actor.of(space.host), scheduled_for=None, visibility="private")
    await charlie.sees("private now")
    await charlie.hears_nothing()
    await bob.hears()


async def test_now_private_is_said_though_the_media_end_before_the_news(arrive: Arrive, processes: Processes) -> None:
    alice, _bob, charlie = await on_stage(arrive)
    space = await run(Space.objects.select_related("host").get)(slug=alice.page.url.rstrip("/").split("/")[-1])
    web = processes.pause("web")
    try:
        await run(space.edit)(by=Actor.of(space.host), scheduled_for=None, visibility="private")
        await charlie.sees("Your sound was stopped")
    finally:
        web.send_signal(signal.SIGCONT)
    await charlie.sees("private now")


async def test_who_is_suspended_is_gone_from_the_media(arrive: Arrive) -> None:
    _alice, bob, charlie = await on_stage(arrive)
    await bob.press("Unmute")
    await charlie.hears()
    suspended = await run(User.objects.get)(display_name="Bob")
    await run(suspended.suspend)()
    await charlie.hears_nothing(COMPARE_EVERY + 8)


async def test_a_publisher_whom_nobody_knows_is_thrown_out(arrive: Arrive, processes: Processes) -> None:
    """With a token that the server never made: even when LiveKit's message about it never comes."""
    alice, _bob, charlie = await on_stage(arrive)
    url, token = await token_of(alice)
    claims = jwt.decode(token, settings.LIVEKIT_API_SECRET, algorithms=["HS256"])
    forged = jwt.encode({**claims, "sub": "nobody-we-know"}, settings.LIVEKIT_API_SECRET, algorithm="HS256")
    outside = await alice.context.new_page()
    await outside.goto("/")
    await outside.evaluate("import('livekit-client')")
    processes.kill("web")
    await is_heard_by(charlie, outside, COMING_BACK, [url, forged])

    async def thrown_out() -> bool:
        return bool(await outside.evaluate(STATE) == "disconnected")

    await eventually(thrown_out, seconds=COMPARE_EVERY + 8)
    await charlie.hears_nothing()
