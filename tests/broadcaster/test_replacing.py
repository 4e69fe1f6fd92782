"""Whatever dies or freezes is replaced within 5 s, and no two ever write the same files."""

import os
import signal
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import now

from accounts.models import User
from spaces.models import Actor, Broadcast, Space
from tests.broadcaster.conftest import Parents, is_gone
from tests.processes import until

REPLACED_WITHIN = 5.0
"""What is promised; on a machine with other work the replacement's own start may take longer than on one without."""
SLOW = 3.0


def replaced(parents: Parents, space: Space, before: int) -> float:
    """Seconds until a later generation writes."""
    began = time.monotonic()
    parents.writes(space, after=before)
    return time.monotonic() - began


def test_a_live_space_is_broadcast_until_it_ends(parents: Parents, live_space: Space, alice: User) -> None:
    parent = parents.start()
    wrote = parents.writes(live_space)
    assert (wrote.generation, wrote.room) == (1, live_space.room)
    live_space.end(by=Actor.of(alice))
    assert parents.writes(live_space, state="ended").generation == 1
    until(lambda: parents.children(parent) == [])
    until(lambda: Broadcast.objects.get(space=live_space).leased_until is None)


def test_a_killed_child_is_replaced(parents: Parents, live_space: Space) -> None:
    parents.start()
    os.kill(parents.writes(live_space).pid, signal.SIGKILL)
    assert replaced(parents, live_space, before=1) < REPLACED_WITHIN + SLOW


def test_a_parent_that_dies_as_soon_as_it_has_claimed_is_replaced(parents: Parents, live_space: Space) -> None:
    began = time.monotonic()
    first = parents.start()
    until(lambda: Broadcast.objects.get(space=live_space).leased_until)
    starting = time.monotonic() - began
    first.kill()
    parents.start()
    assert replaced(parents, live_space, before=1) < starting + REPLACED_WITHIN + SLOW


def test_a_frozen_child_is_killed_and_replaced(parents: Parents, live_space: Space) -> None:
    parents.start()
    frozen = parents.writes(live_space)
    os.kill(frozen.pid, signal.SIGSTOP)
    assert replaced(parents, live_space, before=1) < REPLACED_WITHIN + SLOW
    until(lambda: is_gone(frozen.pid))


def test_a_frozen_child_whose_parent_is_frozen_too_writes_nothing_when_it_wakes(
    parents: Parents, live_space: Space
) -> None:
    first = parents.start()
    frozen = parents.writes(live_space)
    for pid in (first.pid, frozen.pid):
        os.kill(pid, signal.SIGSTOP)
    parents.start()
    after = parents.writes(live_space, after=1)
    file = parents.directory / live_space.broadcast_key / "1" / "stream.m3u8"
    before = file.stat().st_mtime_ns
    os.kill(frozen.pid, signal.SIGCONT)
    until(lambda: is_gone(frozen.pid))
    assert file.stat().st_mtime_ns == before
    assert parents.wrote(live_space)[-1].pid == after.pid
    # The parent wakes last, and takes nothing back.
    os.kill(first.pid, signal.SIGCONT)
    until(lambda: parents.children(first) == [])
    assert Broadcast.objects.get(space=live_space).generation == after.generation


def test_a_killed_parent_takes_its_children_along_and_another_takes_over(parents: Parents, live_space: Space) -> None:
    first, _second = parents.start(), parents.start()
    wrote = parents.writes(live_space)
    [holder] = [one for one in parents.running if parents.children(one)]
    other = next(one for one in parents.running if one is not holder)
    os.kill(holder.pid, signal.SIGKILL)
    assert replaced(parents, live_space, before=wrote.generation) < REPLACED_WITHIN + SLOW
    assert is_gone(wrote.pid)
    assert len(parents.children(other)) == 1
    assert first in parents.running


def test_a_parent_that_is_told_to_end_hands_over(parents: Parents, live_space: Space) -> None:
    first = parents.start()
    wrote = parents.writes(live_space)
    parents.start()
    first.send_signal(signal.SIGTERM)
    assert first.wait(timeout=10) == 0
    assert is_gone(wrote.pid)
    assert parents.writes(live_space, after=1).generation == 2


def test_one_that_dies_over_the_end_is_replaced_by_one_that_plays_it_out(
    parents: Parents, live_space: Space, alice: User
) -> None:
    parent = parents.start(STAND_IN_DIES_AT_THE_END="1")
    assert parents.writes(live_space).generation == 1
    live_space.end(by=Actor.of(alice))
    assert parents.writes(live_space, after=1, state="ended").generation == 2
    until(lambda: parents.children(parent) == [])
    until(lambda: Broadcast.objects.get(space=live_space).holder is None)
    assert Broadcast.objects.claim(uuid4(), 9) == []


def test_two_parents_share_what_there_is(parents: Parents, live_space: Space, alice: User) -> None:
    others = [Space.schedule(host=alice, title=f"Evening {number}") for number in range(3)]
    for other in others:
        other.start(by=Actor.of(alice))
    for _ in range(2):
        parents.start(BROADCASTS="2")
    for space in (live_space, *others):
        assert parents.writes(space).generation == 1
    assert [len(parents.children(parent)) for parent in parents.running] == [2, 2]


def test_one_that_waits_gives_way_to_one_that_is_live(parents: Parents, space: Space, alice: User) -> None:
    space.postpone(now() + timedelta(minutes=10), by=Actor.of(alice))
    parents.start(BROADCASTS="1")
    waiting = parents.writes(space, state="scheduled")
    other = Space.schedule(host=alice, title="Live, and full")
    other.start(by=Actor.of(alice))
    assert parents.writes(other).generation == 1
    until(lambda: is_gone(waiting.pid))
    other.end(by=Actor.of(alice))
    # Once there is room again, one may wait again.
    parents.writes(space, after=1, state="scheduled")


def test_a_child_that_fails_again_and_again_is_tried_more_and_more_seldom(
    parents: Parents, live_space: Space, capfd: pytest.CaptureFixture[str]
) -> None:
    parents.start(STAND_IN_CRASHES="1")

    def generation() -> int:
        return Broadcast.objects.get(space=live_space).generation

    # The first is replaced at once, the third only after a second, the fourth after three more.
    began = time.monotonic()
    until(lambda: generation() >= 4)
    assert time.monotonic() - began > 4
