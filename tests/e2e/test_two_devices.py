"""One account on two devices, in every order of joining and leaving: nobody is heard who is not shown and removable."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from spaces.media.livekit import rooms
from spaces.models import Space
from tests.e2e.person import Person
from tests.processes import eventually

pytestmark = pytest.mark.e2e
Arrive = Callable[..., Awaitable[Person]]


async def on_another_device(arrive: Arrive, person: Person) -> Person:
    """The same account in a browser of its own."""
    cookies = await person.context.cookies()
    other = await arrive(person.name)
    await other.context.add_cookies(cookies)  # type: ignore[arg-type]
    return other


async def moves_here(person: Person, path: str) -> None:
    """Open the space on this device, and take the sound from the other one."""
    await person.goes(path)
    await person.sees("Your sound is on your")
    await person.press("Use here")
    await person.press("Move the sound here")


async def connected(path: str) -> list[str]:
    """The identities in the space's media room."""
    space = await Space.objects.aget(slug=path.strip("/").split("/")[-1])
    async with rooms() as media:
        return sorted(await media.publishers(space.room))


@pytest.mark.parametrize("order", ["first leaves first", "second leaves first", "first closes", "second closes"])
async def test_a_speaker_on_two_devices_leaves_no_ghost(arrive: Arrive, order: str) -> None:
    alice, charlie = await arrive("Alice"), await arrive("Charlie")
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await charlie.listens(path)
    await alice.press("Unmute")
    await charlie.hears()
    second = await on_another_device(arrive, alice)
    await moves_here(second, path)
    await alice.sees("Your sound moved to your")
    await second.sees_button("Unmute")
    assert len(await connected(path)) == 2
    await charlie.hears_nothing()
    await second.press("Unmute")
    await charlie.hears()
    leaving = {
        "first leaves first": (alice.page.close, second.page.close),
        "second leaves first": (second.page.close, alice.page.close),
        "first closes": (alice.context.close, second.context.close),
        "second closes": (second.context.close, alice.context.close),
    }[order]
    for leave in leaving:
        await leave()

    async def only_charlie() -> bool:
        return len(await connected(path)) == 1

    await eventually(only_charlie)
    await charlie.hears_nothing()


async def test_using_the_first_device_again_moves_the_sound_back(arrive: Arrive) -> None:
    alice, charlie = await arrive("Alice"), await arrive("Charlie")
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await charlie.listens(path)
    second = await on_another_device(arrive, alice)
    await moves_here(second, path)
    await alice.sees("Your sound moved to your")
    await alice.press("Use here")
    await alice.press("Move the sound here")
    await second.sees("Your sound moved to your")
    await alice.press("Unmute")
    await asyncio.gather(charlie.hears(), eventually(lambda: two(path)))


async def two(path: str) -> bool:
    return len(await connected(path)) == 2
