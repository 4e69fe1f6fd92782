"""The host is gone: everybody is told until when, a moderator who is there takes over, or the space ends."""

from channels.db import database_sync_to_async as run

from accounts.models import User
from spaces.models import Actor, Space
from spaces.models.participant import Participant
from tests.live.browser import Browser
from tests.processes import Processes

SOON = {"HOST_AWAY_AFTER": "1", "HOST_GRACE": "2"}
PATIENT = {"HOST_AWAY_AFTER": "1", "HOST_GRACE": "60"}


def appointed(space: Space, user: User, host: User) -> Participant:
    space.place_of(user)
    place = space.participants.select_related("space__host", "user").get(person=user.person)
    place.appoint(by=Actor.of(host))
    return place


async def test_the_grace_is_told_to_all_and_a_returning_host_resumes(
    processes: Processes, live_space: Space, alice: User
) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        await charlie.seated()
        await charlie.connect()
        await charlie.hear(t="snapshot")
        with processes.keeper_with(**PATIENT):
            until = (await charlie.hear(kind="host.left"))["until"]
            async with (
                Browser(processes.url, live_space.slug) as late,
                Browser(processes.url, live_space.slug, alice) as host,
            ):
                await late.seated()
                await late.connect()
                assert (await late.hear(t="snapshot"))["host_due"] == until
                await host.seated()
                await host.connect()
                assert (await charlie.hear(kind="host.returned"))["person"] == ""


async def test_without_a_moderator_the_space_ends_because_of_it(
    processes: Processes, live_space: Space, mona: User, alice: User
) -> None:
    await run(appointed)(live_space, mona, alice)  # who is not there
    async with Browser(processes.url, live_space.slug) as charlie:
        await charlie.seated()
        await charlie.connect()
        await charlie.hear(t="snapshot")
        with processes.keeper_with(**SOON):
            left = await charlie.hear(kind="host.left")
            await charlie.hear(kind="space.ended")
    ended = await run(live_space.events.get)(kind="space.ended")
    assert (ended.actor, ended.cause) == ("keeper", left["seq"])


async def test_the_longest_serving_moderator_who_is_there_hosts_until_the_host_returns(
    processes: Processes, live_space: Space, alice: User, mona: User, dana: User
) -> None:
    await run(appointed)(live_space, dana, alice)  # longer, but not there
    await run(appointed)(live_space, mona, alice)
    async with Browser(processes.url, live_space.slug, mona) as moderator:
        await moderator.seated()
        await moderator.connect()
        with processes.keeper_with(**SOON):
            assert (await moderator.hear(kind="host.succeeded"))["person"] == mona.person.hex
            assert (await moderator.seated())["role"] == "host"
            async with Browser(processes.url, live_space.slug, alice) as host:
                await host.seated()
                await host.connect()
                assert (await moderator.hear(kind="host.returned"))["person"] == mona.person.hex
                assert (await host.seated())["role"] == "host"
                assert (await moderator.seated())["role"] == "moderator"
