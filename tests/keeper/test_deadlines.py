"""What time alone decides: invitations to the stage lapse, bans end, suspended people leave the stage."""

from datetime import timedelta

from channels.db import database_sync_to_async as run

from accounts.models import User
from spaces.models import Actor, Space
from tests.live.browser import Browser
from tests.processes import Processes, eventually


async def test_an_invitation_that_nobody_answers_lapses(
    processes: Processes, live_space: Space, alice: User, dana: User, settings: object
) -> None:
    settings.INVITATION_HOLDS = timedelta(seconds=1)  # type: ignore[attr-defined]
    async with Browser(processes.url, live_space.slug, dana) as guest:
        await guest.seated()
        await guest.connect()
        await guest.hear(t="snapshot")
        await run(live_space.invite_to_stage)(dana, by=Actor.of(alice))
        asked = await guest.hear(kind="stage.invited")
        assert asked["person"] == dana.person.hex
        await guest.hear(kind="stage.lapsed")
        lapsed = await run(live_space.events.get)(kind="stage.lapsed")
        assert lapsed.actor == "keeper"


async def test_a_ban_ends_by_itself_and_they_come_back(
    processes: Processes, live_space: Space, alice: User, dana: User
) -> None:
    place = await run(live_space.place_of)(dana)
    await run(place.ban)(by=Actor.of(alice), length=timedelta(seconds=4))
    async with Browser(processes.url, live_space.slug, dana) as guest:

        async def refused() -> bool:
            return (await guest.join())[1].get("error") == "banned"

        await eventually(refused)
        status, answer = await guest.join()
        banned = await run(live_space.events.get)(kind="person.banned")
        assert (status, answer["cause"]) == (403, banned.seq)
        await guest.seated()

    async def told() -> bool:
        return bool(await run(live_space.events.filter(kind="person.unbanned", actor="keeper").exists)())

    await eventually(told)


async def test_who_is_suspended_is_taken_off_the_stage(
    processes: Processes, live_space: Space, alice: User, dana: User
) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        await charlie.seated()
        await charlie.connect()
        hand = await run(live_space.raise_hand)(dana, by=Actor.of(dana))
        await run(hand.accept)(by=Actor.of(alice))
        await charlie.hear(kind="stage.joined", person=dana.person.hex)
        await run(dana.suspend)()
        await charlie.hear(kind="stage.left", person=dana.person.hex)


async def test_a_ban_from_all_of_the_hosts_spaces_holds_in_the_others_at_once(
    processes: Processes, live_space: Space, alice: User, dana: User
) -> None:
    other = await run(Space.schedule)(host=alice, title="Another")
    await run(other.start)(by=Actor.of(alice))
    async with Browser(processes.url, other.slug, dana) as guest:
        await guest.seated()
        await guest.connect()
        await guest.hear(t="snapshot")
        place = await run(live_space.place_of)(dana)
        await run(place.ban)(by=Actor.of(alice), everywhere=True)
        assert (await guest.hear(kind="person.banned"))["scope"] == "host"
        assert await guest.closed() == 4410
        assert (await guest.join())[1]["error"] == "banned"
