"""From the broadcast onto the stage, into the audience and back, by the codes of two speakers: one path at a time."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager

import psutil
import pytest
from channels.db import database_sync_to_async

from accounts.models import User
from spaces.models import Hand, Space
from spaces.models.actor import Actor
from tests.e2e.codes import Coded, latenesses, longest_of_two, record, recorded
from tests.e2e.person import Person
from tests.e2e.test_the_broadcast import hears_the_broadcast
from tests.e2e.test_the_broadcast_player import NOTE, listens
from tests.media.broadcast.studio import speaking
from tests.processes import eventually, until

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("only_the_broadcast")]

CHANGE = 0.12
"""Seconds for which two tones stand in one spectrum where one follows the other: 43 ms, and the ramp of 50."""


@asynccontextmanager
async def coded(room: str, people: Iterable[User]) -> AsyncIterator[list[Coded]]:
    """These speak in codes, each with tones of their own."""
    async with AsyncExitStack() as stack:
        said = []
        for number, person in enumerate(people):
            speaker = await stack.enter_async_context(speaking(room, person=person.person.hex))
            said.append(one := Coded(speaker, [500 + 1300 * number + 150 * tone for tone in range(8)]))
            stack.callback(asyncio.create_task(one.say()).cancel)
        yield said


def accept_who_asks(space: Space, host: User) -> None:
    Hand.objects.up().get(space=space).accept(by=Actor.of(host))


def bring_on_stage(space: Space, somebody: User, host: User) -> None:
    space.raise_hand(somebody, by=Actor.of(somebody)).accept(by=Actor.of(host))


async def test_one_path_at_a_time(
    arrive: Callable[..., Awaitable[Person]], broadcaster: psutil.Process, live_space: Space, alice: User, mona: User
) -> None:
    await database_sync_to_async(bring_on_stage)(live_space, mona, alice)
    dana = await arrive("Dana")
    await dana.signs_up()
    await dana.page.add_init_script(NOTE)
    await dana.goes(live_space.get_absolute_url())
    until(broadcaster.children)
    async with coded(live_space.room, [alice, mona]) as speakers:
        await listens(dana)
        await record(dana.page, speakers)
        await dana.sees("You hear the broadcast")
        await asyncio.sleep(6)
        await dana.raises_hand()
        await database_sync_to_async(accept_who_asks)(live_space, alice)
        await dana.sees("on stage, muted")
        broadcast = dana.page.locator("audio[data-person=broadcast]")

        async def crossed() -> bool:
            return await broadcast.count() == 0

        await eventually(crossed)
        await asyncio.sleep(6)
        await dana.press("Step down")
        await dana.sees("You hear the broadcast")
        await hears_the_broadcast(dana)
        await asyncio.sleep(6)
        found = await recorded(dana.page, speakers)
    for speaker, moments in zip(speakers, found, strict=True):
        late = latenesses(speaker, moments)
        print(f"late by {late} s; two tones for {longest_of_two(moments):.2f} s at most")
        assert longest_of_two(moments) <= CHANGE
        direct = [number for number, one in enumerate(late) if one < 1]
        assert direct
        assert direct == list(range(direct[0], direct[-1] + 1)), "by the direct path in one piece"
        assert all(one > 1.5 for one in [*late[: direct[0]], *late[direct[-1] + 1 :]])
        assert direct[0] > 0
        assert direct[-1] < len(late) - 1
    assert await dana.page.evaluate("window.both") == 0
