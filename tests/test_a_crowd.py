"""A crowd does not hold up who decides, and does not ask Postgres for more connections than it may."""

import asyncio

import pytest
from channels.db import database_sync_to_async as run
from django.conf import settings
from django.db import connection

from accounts.models import User
from spaces.models import Actor, Space
from tests.crowd import Crowd, Moderator, a_session, troublemakers
from tests.processes import Processes, eventually

pytestmark = pytest.mark.alone
BOUND = settings.PAGE_LANE + settings.VERB_LANE + settings.HAND_LANE + 4


@pytest.fixture
def moderator(live_space: Space, alice: User, mona: User) -> User:
    live_space.place_of(mona)
    live_space.participants.select_related("space__host", "user").get(user=mona).appoint(by=Actor.of(alice))
    return mona


def connections_of_web() -> int:
    """How many connections there are to the test database besides our own and the keeper's few."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        return int(cursor.fetchone()[0])


async def test_a_moderator_bans_while_a_thousand_load_the_page(
    processes: Processes, live_space: Space, moderator: User
) -> None:
    crowd = Crowd(processes.url, live_space)
    who_decides = await run(Moderator.signed_in)(processes.url, live_space, moderator)
    (trouble,) = await run(troublemakers)(live_space, 1)
    before = await run(connections_of_web)()
    async with a_session() as many, a_session() as one:
        loading = asyncio.create_task(crowd.load_pages(many, 1000))

        async def crowded() -> bool:
            return crowd.unanswered + sum(crowd.outcomes.values()) > 500

        await eventually(crowded)
        assert (await who_decides.bans(one, trouble))[0] == 204
        assert crowd.unanswered > 0, "the crowd was served before the moderator"
        assert await run(connections_of_web)() <= before + BOUND
        await loading
    assert set(crowd.outcomes) <= {"200", "503"}
    assert await run(live_space.ban_on)(trouble.person.hex)


async def test_a_moderator_bans_while_five_hundred_raise_a_hand_each_second(
    processes: Processes, live_space: Space, moderator: User
) -> None:
    crowd = Crowd(processes.url, live_space)
    who_decides = await run(Moderator.signed_in)(processes.url, live_space, moderator)
    (trouble,) = await run(troublemakers)(live_space, 1)
    before = await run(connections_of_web)()
    async with a_session() as many, a_session() as one:
        raising = asyncio.create_task(crowd.raise_hands(many, rate=500, seconds=3))

        async def crowded() -> bool:
            return sum(crowd.outcomes.values()) > 50

        await eventually(crowded)
        assert (await who_decides.bans(one, trouble))[0] == 204
        assert not raising.done(), "the crowd was served before the moderator"
        assert await run(connections_of_web)() <= before + BOUND
        await raising
    assert await run(live_space.hands.up().count)() <= settings.HANDS_UP
    assert crowd.outcomes["204"] <= settings.HANDS_UP
    assert crowd.outcomes["too_many_hands"] > 0
    assert await run(live_space.ban_on)(trouble.person.hex)
