"""Hands are refused before Django, without SQL: closed, full, banned, too often. The rest is for Django to decide."""

from uuid import uuid4

import pytest
from channels.db import database_sync_to_async as run

from accounts.guests import Guest
from accounts.models import User
from accounts.passes import Pass
from spaces import exceptions
from spaces.endpoints.hand import HandDoor
from spaces.live.hand_door import PEOPLE_AN_ADDRESS, let_a_hand_through
from spaces.models import Actor, Space
from tests.crowd import Crowd, a_session
from tests.live.browser import Browser
from tests.processes import Processes, eventually, paused_redis


def somebody() -> Pass:
    return Pass(uuid4().hex, name="Gus")


async def told(processes: Processes, space: Space) -> None:
    """Wait until the door knows what was decided last."""
    async with Browser(processes.url, space.slug) as anybody:

        async def knows() -> bool:
            return (await anybody.get("state.json"))[1].get("seq") == space.last_seq

        await eventually(knows)


async def test_three_a_minute_a_person(processes: Processes, live_space: Space, settings: object) -> None:
    settings.HANDS_A_MINUTE = 3  # type: ignore[attr-defined]
    await told(processes, live_space)
    gus, address = somebody(), uuid4().hex
    for _ in range(3):
        await let_a_hand_through(live_space.slug, gus, address)
    with pytest.raises(exceptions.TooManyTries) as refused:
        await let_a_hand_through(live_space.slug, gus, address)
    assert refused.value.retry_after
    assert 0 < refused.value.retry_after <= 60
    await let_a_hand_through(live_space.slug, somebody(), address)


async def test_dropping_the_cookie_does_not_help_against_the_limit_of_an_address(
    processes: Processes, live_space: Space, settings: object
) -> None:
    settings.HANDS_A_MINUTE = 1  # type: ignore[attr-defined]
    await told(processes, live_space)
    address = uuid4().hex
    for _ in range(PEOPLE_AN_ADDRESS):
        await let_a_hand_through(live_space.slug, somebody(), address)
    for another in (somebody(), None):
        with pytest.raises(exceptions.TooManyTries):
            await let_a_hand_through(live_space.slug, another, address)


async def test_what_the_door_knows(processes: Processes, live_space: Space, alice: User, settings: object) -> None:
    host, banned = Actor.of(alice), somebody()
    place = await run(live_space.place_of)(Guest.holding(banned))
    await run(place.ban)(by=host)
    await told(processes, live_space)
    with pytest.raises(exceptions.Banned) as refused:
        await let_a_hand_through(live_space.slug, banned, uuid4().hex)
    assert refused.value.cause == (await run(live_space.events.get)(kind="person.banned")).seq
    settings.HANDS_UP = 0  # type: ignore[attr-defined]
    with pytest.raises(exceptions.TooManyHands):
        await let_a_hand_through(live_space.slug, somebody(), uuid4().hex)
    await run(live_space.close_hands)(by=host)
    await told(processes, live_space)
    with pytest.raises(exceptions.HandsClosed):
        await let_a_hand_through(live_space.slug, somebody(), uuid4().hex)
    await run(live_space.end)(by=host)
    await told(processes, live_space)
    with pytest.raises(exceptions.SpaceEnded) as over:
        await let_a_hand_through(live_space.slug, somebody(), uuid4().hex)
    assert over.value.cause == live_space.last_seq


async def test_what_it_does_not_know_it_lets_through(processes: Processes) -> None:
    await let_a_hand_through("no-such-space", somebody(), uuid4().hex)
    async with paused_redis():
        await let_a_hand_through("no-such-space", somebody(), uuid4().hex)


async def test_a_refused_hand_does_not_reach_django(processes: Processes, live_space: Space, alice: User) -> None:
    await run(live_space.close_hands)(by=Actor.of(alice))
    await told(processes, live_space)
    reached: list[str] = []

    async def django(scope: object, receive: object, send: object) -> None:
        reached.append("django")

    sent: list[dict[str, object]] = []

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "headers": [], "path_params": {"slug": live_space.slug}, "path": "/"}
    await HandDoor(django)(scope, None, send)  # type: ignore[arg-type]
    assert (reached, sent[0]["status"]) == ([], 409)
    crowd = Crowd(processes.url, live_space)
    async with a_session() as session:
        await crowd.raise_hands(session, rate=1000, seconds=0.02)
    assert dict(crowd.outcomes) == {"hands_closed": 20}
