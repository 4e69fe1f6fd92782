"""A child follows its space: its start, its room, its key; and puts on record what is not heard."""

import os
import signal
from datetime import timedelta

import pytest
from django.utils.timezone import now

from accounts.models import User
from spaces.models import Actor, Broadcast, Space
from tests.broadcaster.conftest import Parents, is_gone
from tests.models.scenes import told
from tests.processes import until


def test_one_may_wait_in_a_space_that_is_about_to_start(parents: Parents, space: Space, alice: User) -> None:
    space.postpone(now() + timedelta(minutes=29), by=Actor.of(alice))
    parents.start()
    waiting = parents.writes(space, state="scheduled")
    space.start(by=Actor.of(alice))
    live = parents.writes(space, state="live")
    assert (live.pid, live.generation, live.room) == (waiting.pid, 1, space.room)


@pytest.mark.parametrize("when", ["postponed", "cancelled"])
def test_what_is_not_about_to_start_any_more_is_broadcast_no_more(
    parents: Parents, space: Space, alice: User, when: str
) -> None:
    space.postpone(now() + timedelta(minutes=29), by=Actor.of(alice))
    parent = parents.start()
    parents.writes(space, state="scheduled")
    if when == "postponed":
        space.postpone(now() + timedelta(days=1), by=Actor.of(alice))
    else:
        space.cancel(by=Actor.of(alice))
    parents.writes(space, state="ended")
    until(lambda: parents.children(parent) == [])


def test_another_room_is_followed(parents: Parents, live_space: Space) -> None:
    parents.start()
    before = parents.writes(live_space)
    live_space.move_room(live_space.room, by=Actor.livekit())
    until(lambda: parents.writes(live_space).room == live_space.room != before.room)
    assert parents.writes(live_space).pid == before.pid


def test_another_key_is_followed(parents: Parents, live_space: Space, alice: User) -> None:
    parents.start()
    before, key = parents.writes(live_space), live_space.broadcast_key
    live_space.edit(by=Actor.of(alice), scheduled_for=None, visibility="private")
    assert live_space.broadcast_key != key
    after = parents.writes(live_space)
    assert (after.pid, after.generation) == (before.pid, 1)


def test_dead_air_is_put_on_record(parents: Parents, live_space: Space) -> None:
    parents.start(STAND_IN_DEAD_AIR="1")
    until(lambda: live_space.events.filter(kind="broadcast.sound_again").exists())
    last = told(live_space, after=3)
    assert last == ["broadcast.dead_air", "broadcast.sound_again < broadcast.dead_air"]
    assert live_space.events.get(kind="broadcast.dead_air").actor == "broadcaster"
    assert live_space.dead_air is None


def test_a_stolen_lease_ends_the_child_of_before(parents: Parents, live_space: Space) -> None:
    """Seen while nothing is frozen: as when Postgres could not be reached from here for a while, but from elsewhere."""
    parent = parents.start()
    before = parents.writes(live_space)
    os.kill(parent.pid, signal.SIGSTOP)
    Broadcast.objects.filter(space=live_space).update(generation=7)
    until(lambda: is_gone(before.pid))
    os.kill(parent.pid, signal.SIGCONT)
