"""What people hear when something breaks: it comes back by itself, and what was decided holds all the same."""

import asyncio

import pytest
import redis.asyncio
from channels.db import database_sync_to_async as run
from django.conf import settings

from spaces.models import Actor, Participant, Space
from spaces.models.ledger import verify
from tests.e2e.person import Person
from tests.e2e.test_a_space_is_heard import Arrive
from tests.e2e.test_hands import on_stage
from tests.processes import Processes, kill_livekit, paused_redis, restarted_redis

pytestmark = pytest.mark.e2e


def space_of(person: Person) -> Space:
    slug = person.page.url.rstrip("/").split("/")[-1]
    return Space.objects.select_related("host").get(slug=slug)


def ban(space: Space, name: str) -> None:
    place: Participant = space.participants.select_related("space__host", "user").get(user__display_name=name)
    place.ban(by=Actor.of(space.host))


async def test_after_livekit_was_killed_everyone_hears_again_and_the_stage_is_as_before(arrive: Arrive) -> None:
    alice, bob, charlie = await on_stage(arrive)
    path = bob.page.url.removeprefix(bob.url)
    dana = await arrive("Dana")
    await dana.signs_up()
    await dana.listens(path)
    await dana.raises_hand("Still here?")
    await alice.sees("Still here?")
    await bob.press("Unmute")
    await charlie.hears()
    space = await run(space_of)(alice)
    kill_livekit()
    await asyncio.gather(charlie.sees("interrupted"), alice.sees("interrupted"))
    await asyncio.gather(charlie.hears(seconds=60), dana.hears(seconds=60))
    await bob.sees_button("Mute")
    await alice.sees("Still here?")
    await alice.press("Accept")
    await dana.sees_button("Unmute")
    lost = space.room
    await run(space.refresh_from_db)()
    assert space.room != lost
    assert await run(verify)(space) == []


async def test_while_web_and_keeper_are_down_the_sound_goes_on_and_the_end_is_told(
    arrive: Arrive, processes: Processes
) -> None:
    alice, bob = await arrive("Alice"), await arrive("Bob")
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await bob.listens(path)
    await alice.press("Unmute")
    await bob.hears()
    processes.kill("web")
    processes.kill("keeper")
    assert await bob.loudest(2) > 0.01
    processes.heal()
    await alice.ends()
    await bob.sees("ended")


@pytest.mark.parametrize("fault", ["silent", "killed", "emptied"])
async def test_a_ban_takes_somebody_off_the_media_whatever_happens_to_redis(arrive: Arrive, fault: str) -> None:
    _alice, bob, charlie = await on_stage(arrive)
    await bob.press("Unmute")
    await charlie.hears()
    space = await run(space_of)(bob)
    if fault == "silent":
        async with paused_redis():
            await run(ban)(space, "Bob")
            await charlie.hears_nothing()
    elif fault == "killed":
        await asyncio.gather(restarted_redis(), run(ban)(space, "Bob"))
    else:
        async with redis.asyncio.Redis.from_url(settings.REDIS_URL) as live:
            await asyncio.gather(live.flushdb(), run(ban)(space, "Bob"))
    await charlie.hears_nothing()
    # Told at once where the news gets through, else as soon as the page asks why its sound was stopped.
    await bob.sees("banned", seconds=60)


async def test_of_two_keepers_one_speaks(arrive: Arrive, processes: Processes) -> None:
    processes.start("second keeper")
    alice, bob, charlie = await on_stage(arrive)
    await bob.press("Unmute")
    await charlie.hears()
    await alice.decides_about("Bob", "Move to audience")
    await charlie.hears_nothing()
    seqs = await charlie.page.evaluate("fetch(location.pathname + 'events').then((one) => one.json())")
    numbers = [event["seq"] for event in seqs["events"]]
    assert numbers == list(range(1, len(numbers) + 1))
