"""A host goes live in a browser and is heard in others, through a real LiveKit server."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.e2e.person import Person

pytestmark = pytest.mark.e2e
Arrive = Callable[..., Awaitable[Person]]


async def test_two_listeners_hear_the_host_until_the_end(arrive: Arrive) -> None:
    alice, bob, charlie = await arrive("Alice"), await arrive("Bob"), await arrive("Charlie")
    await alice.fills_in_the_form_and_signs_up()
    path = await alice.goes_live("An evening")
    await asyncio.gather(bob.listens(path), charlie.listens(path))
    for listener in (bob, charlie):
        await listener.sees("Alice")
        await listener.hears_nothing()

    await alice.press("Unmute")
    await asyncio.gather(bob.hears(), charlie.hears())
    await alice.press("Mute")
    await asyncio.gather(bob.hears_nothing(), charlie.hears_nothing())
    await alice.press("Unmute")
    await asyncio.gather(bob.hears(), charlie.hears())

    await alice.ends()
    for person in (alice, bob, charlie):
        await person.sees("ended")
    for listener in (bob, charlie):
        await listener.sees_no_button("Leave")
        await listener.sees_no_button("Listen")
        await listener.hears_nothing(3)
        refused = await listener.context.request.post(f"{path}join")
        assert (refused.status, (await refused.json())["error"]) == (410, "space_ended")
    for person in (alice, bob, charlie):
        assert person.strangers == []
        assert person.errors == []


async def test_a_listener_leaves_and_comes_back(arrive: Arrive) -> None:
    alice, bob = await arrive("Alice"), await arrive("Bob")
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await alice.press("Unmute")
    await bob.listens(path)
    await bob.hears()
    await bob.press("Leave")
    await bob.sees_button("Listen")
    await bob.hears_nothing(3)
    await bob.press("Listen")
    await bob.hears()
    await bob.page.reload()
    await bob.press("Listen")
    await bob.hears()


async def test_the_host_reloads_and_is_back_muted(arrive: Arrive) -> None:
    alice, bob = await arrive("Alice"), await arrive("Bob")
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await bob.listens(path)
    await alice.press("Unmute")
    await bob.hears()
    await alice.page.reload()
    await alice.sees_button("Unmute")
    await bob.hears_nothing()
    await alice.press("Unmute")
    await bob.hears()


async def test_who_waits_before_the_start_can_listen_once_it_is_live(arrive: Arrive) -> None:
    alice, bob = await arrive("Alice"), await arrive("Bob")
    await alice.signs_up()
    await alice.opens_a_space()
    await alice.page.get_by_label("Title").fill("Later tonight")
    await alice.page.get_by_role("radio", name="Later").check()
    await alice.press("Schedule")
    await alice.page.wait_for_url("**/s/*/")
    await bob.goes(alice.page.url)
    await bob.sees_no_button("Listen")
    await alice.press("Go live")
    await alice.sees_button("Unmute")
    await alice.press("Unmute")
    await bob.sees_button("Listen")
    await bob.press("Listen")
    await bob.hears()


async def test_one_person_in_two_tabs_is_heard_and_hears_once(arrive: Arrive) -> None:
    alice, bob = await arrive("Alice"), await arrive("Bob")
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await alice.press("Unmute")
    await bob.listens(path)
    await bob.hears()
    first = bob.page
    await bob.open(path)
    await bob.sees("another tab")
    await bob.press("Use here")
    await bob.hears()
    bob.page = first
    await bob.sees("moved")
    await bob.hears_nothing(3)
    await bob.press("Use here")
    await bob.hears()


async def test_a_host_who_opens_a_second_tab_stays_on_air(arrive: Arrive) -> None:
    alice, bob = await arrive("Alice"), await arrive("Bob")
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await bob.listens(path)
    await alice.press("Unmute")
    await bob.hears()
    first = alice.page
    await alice.open(path)
    await alice.sees_button("Use here")
    await bob.hears()
    await alice.uses_here()
    await alice.sees_button("Unmute")
    await bob.hears_nothing()
    alice.page = first
    await alice.sees("Your sound moved to another")


async def test_the_count_says_who_is_here(arrive: Arrive) -> None:
    alice, bob = await arrive("Alice"), await arrive("Bob")
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await bob.listens(path)
    await alice.sees("2 here")
    await bob.press("Leave")
    await alice.sees("1 here")
