"""Who hears what about hands, and what moving to the stage changes at once."""

from channels.db import database_sync_to_async as run

from accounts.models import User
from spaces.models import Actor, Hand, Space
from tests.live.browser import Browser
from tests.processes import Processes, eventually


async def test_a_hand_is_told_to_its_owner_and_the_moderators_only(
    processes: Processes, live_space: Space, alice: User, dana: User, mona: User
) -> None:
    async with (
        Browser(processes.url, live_space.slug, alice) as host,
        Browser(processes.url, live_space.slug, dana) as owner,
        Browser(processes.url, live_space.slug, mona) as listener,
    ):
        for browser in (host, owner, listener):
            await browser.seated()
            await browser.connect()
            await browser.hear(t="snapshot")
        await run(live_space.raise_hand)(dana, note="Hello", by=Actor.of(dana))
        for browser in (host, owner):
            assert (await browser.hear(t="event", kind="hand.raised"))["note"] == "Hello"
        assert await listener.hear(t="event") == {"t": "event", "seq": 4}
        await listener.hear(t="tick", hands=1)
        assert [one["kind"] for one in (await host.get("events?after=3"))[1]["events"]] == ["hand.raised"]
        assert (await listener.get("events?after=3"))[1]["events"] == [{"seq": 4}]


async def test_the_snapshot_shows_the_host_all_hands_and_others_their_own(
    processes: Processes, live_space: Space, alice: User, dana: User, mona: User
) -> None:
    for user in (dana, mona):
        await run(live_space.raise_hand)(user, by=Actor.of(user))
    async with (
        Browser(processes.url, live_space.slug, alice) as host,
        Browser(processes.url, live_space.slug, dana) as owner,
    ):

        async def told() -> bool:
            return bool((await host.get("state.json"))[1]["hands"] == 2)

        await eventually(told)
        for browser in (host, owner):
            await browser.seated()
            await browser.connect()
        state = await host.hear(t="snapshot")
        assert [hand["name"] for hand in state["hand_list"]] == ["Dana", "Mona"]
        own = await owner.hear(t="snapshot")
        assert (own["you"]["my_hand"]["number"], own["hands"], "hand_list" in own) == (1, 2, False)


async def test_an_accepted_listener_is_on_stage_at_once_and_for_the_next_join(
    processes: Processes, live_space: Space, alice: User, dana: User
) -> None:
    hand: Hand = await run(live_space.raise_hand)(dana, by=Actor.of(dana))
    async with Browser(processes.url, live_space.slug, dana) as speaker:
        await speaker.seated()
        await speaker.connect()
        await speaker.hear(t="snapshot")
        await run(hand.accept)(by=Actor.of(alice))
        joined = await speaker.hear(t="event", kind="stage.joined")
        assert (joined["person"], joined["name"], joined["role"]) == (dana.person.hex, "Dana", "none")
        assert (await speaker.seated())["on_stage"] is True
        place = await run(live_space.participants.get)(user=dana)
        await run(place.move_to_audience)(by=Actor.of(alice))
        await speaker.hear(t="event", kind="stage.left")
        assert (await speaker.seated())["on_stage"] is False
