"""Leases of broadcasts, and the key that changes when somebody has to go."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils.timezone import now

from accounts.models import User
from spaces.models import Actor, Broadcast, Space
from spaces.models.broadcast import PLAYS_OUT_WITHIN
from spaces.models.door import door_of
from tests.models.scenes import at_once, bring_on_stage, place_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_long_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    """None runs out but by run_out()."""
    monkeypatch.setattr("spaces.models.broadcast.LEASE", timedelta(hours=1))


def run_out(space: Space) -> None:
    Broadcast.objects.filter(space=space).update(leased_until=now() - timedelta(seconds=1))


def test_one_holds_a_space_until_the_lease_runs_out(live_space: Space) -> None:
    first, second = uuid4(), uuid4()
    assert Broadcast.objects.claim(first, 9) == [(live_space.pk, 1)]
    assert Broadcast.objects.claim(first, 9) == Broadcast.objects.claim(second, 9) == []
    known = (live_space.pk, live_space.broadcast_key, live_space.room, "live")
    assert Broadcast.objects.renew(first, [(live_space.pk, 1)]) == [known]
    run_out(live_space)
    assert Broadcast.objects.claim(second, 9) == [(live_space.pk, 2)]
    assert Broadcast.objects.renew(first, [(live_space.pk, 1)]) == []
    Broadcast.objects.release(live_space.pk, first, 1)
    assert Broadcast.objects.claim(first, 9) == []
    assert Broadcast.objects.renew(second, [(live_space.pk, 2)]) == [known]


def test_every_lease_is_another_generation(live_space: Space) -> None:
    """Of the same holder, too: its child that froze is not the one that follows."""
    holder = uuid4()
    for generation in (1, 2, 3):
        assert Broadcast.objects.claim(holder, 9) == [(live_space.pk, generation)]
        Broadcast.objects.release(live_space.pk, holder, generation)


def test_one_that_ran_out_and_that_nobody_took_can_be_renewed(live_space: Space) -> None:
    holder = uuid4()
    Broadcast.objects.claim(holder, 9)
    run_out(live_space)
    assert Broadcast.objects.renew(holder, [(live_space.pk, 1)])
    assert Broadcast.objects.claim(uuid4(), 9) == []


def test_all_of_a_holder_are_renewed_together(live_space: Space, alice: User) -> None:
    other = Space.schedule(host=alice, title="Live, too")
    other.start(by=Actor.of(alice))
    holder = uuid4()
    held = Broadcast.objects.claim(holder, 9)
    run_out(live_space)
    run_out(other)
    assert sorted(space for space, *_known in Broadcast.objects.renew(holder, held)) == sorted(
        [live_space.pk, other.pk]
    )
    assert Broadcast.objects.claim(uuid4(), 9) == []
    assert Broadcast.objects.renew(holder, []) == []


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_one_that_is_just_being_changed(live_space: Space, alice: User) -> None:
    other = Space.schedule(host=alice, title="Live, too")
    other.start(by=Actor.of(alice))
    holder = uuid4()
    held = Broadcast.objects.claim(holder, 9)
    renewed: list[int] = []

    def renew() -> None:
        renewed.extend(space for space, *_known in Broadcast.objects.renew(holder, held))

    with transaction.atomic():
        Broadcast.objects.select_for_update().get(space=live_space)
        assert at_once([renew]) == ["done"]
    assert sorted(renewed) == sorted([live_space.pk, other.pk])


def test_as_many_as_asked_for_the_live_first(live_space: Space, alice: User) -> None:
    soon = Space.schedule(host=alice, title="Soon", scheduled_for=now() + timedelta(minutes=10))
    other = Space.schedule(host=alice, title="Live, too")
    other.start(by=Actor.of(alice))
    claimed = [Broadcast.objects.claim(uuid4(), 1) for _ in range(4)]
    assert claimed == [[(live_space.pk, 1)], [(other.pk, 1)], [(soon.pk, 1)], []]
    assert Broadcast.objects.claim(uuid4(), 0) == []


def test_what_is_to_be_left_alone_is(live_space: Space) -> None:
    assert Broadcast.objects.claim(uuid4(), 9, but=[live_space.pk]) == []


@pytest.mark.parametrize(
    ("minutes", "due"), [(31, False), (29, True), (0, True), (-59, True), (-61, False), (None, False)]
)
def test_when_one_may_wait_in_a_space(alice: User, minutes: int | None, due: bool) -> None:
    at = None if minutes is None else now() + timedelta(minutes=minutes)
    Space.schedule(host=alice, title="Soon", scheduled_for=at)
    assert len(Broadcast.objects.claim(uuid4(), 9)) == due


def test_what_is_over_is_played_out_and_then_not_broadcast(live_space: Space, alice: User) -> None:
    holder, another = uuid4(), uuid4()
    Broadcast.objects.claim(holder, 9)
    live_space.end(by=Actor.of(alice))
    [(_space, *known)] = Broadcast.objects.renew(holder, [(live_space.pk, 1)])
    assert known == [live_space.broadcast_key, live_space.room, "ended"]
    run_out(live_space)
    assert Broadcast.objects.claim(another, 9) == [(live_space.pk, 2)]
    Broadcast.objects.release(live_space.pk, another, 2, ended=True)
    assert Broadcast.objects.claim(holder, 9) == []


def test_what_is_over_waits_for_what_is_live(live_space: Space, alice: User) -> None:
    Broadcast.objects.claim(uuid4(), 9)
    run_out(live_space)
    live_space.end(by=Actor.of(alice))
    other = Space.schedule(host=alice, title="Begun later")
    other.start(by=Actor.of(alice))
    claimed = [Broadcast.objects.claim(uuid4(), 1) for _ in range(2)]
    assert claimed == [[(other.pk, 1)], [(live_space.pk, 2)]]


def test_nobody_is_looked_for_who_plays_out_what_is_over_for_long_or_was_never_broadcast(
    live_space: Space, alice: User
) -> None:
    live_space.end(by=Actor.of(alice))
    assert Broadcast.objects.claim(uuid4(), 9) == []
    Broadcast.objects.update(holder=uuid4())
    Space.objects.update(ended_at=now() - PLAYS_OUT_WITHIN)
    assert Broadcast.objects.claim(uuid4(), 9) == []


@pytest.mark.django_db(transaction=True)
def test_of_many_who_claim_at_once_one_gets_each(alice: User) -> None:
    for number in range(5):
        Space.schedule(host=alice, title=f"Evening {number}").start(by=Actor.of(alice))
    got: list[tuple[int, int]] = []
    assert set(at_once([lambda: got.extend(Broadcast.objects.claim(uuid4(), 9))] * 10)) == {"done"}
    assert sorted(got) == [(space.pk, 1) for space in Space.objects.order_by("pk")]


# --- the key -----------------------------------------------------------------------------------
@pytest.fixture
def private(alice: User) -> Space:
    space = Space.schedule(host=alice, title="Among us", visibility="private")
    space.start(by=Actor.of(alice))
    return space


@pytest.mark.parametrize("verb", ["ban", "remove"])
def test_sending_somebody_away_from_a_private_space_changes_its_key(
    private: Space, alice: User, bob: User, verb: str
) -> None:
    private.invite_to_stage(bob, by=Actor.of(alice))
    key = private.broadcast_key
    place_of(private, bob).withdraw(by=Actor.of(bob))
    assert private.broadcast_key == key == door_of(private)["broadcast"].partition("|")[0]
    getattr(place_of(private, bob), verb)(by=Actor.of(alice))
    assert private.broadcast_key != key
    assert len(private.broadcast_key) == 32


@pytest.mark.parametrize("verb", ["ban", "remove"])
def test_in_a_public_one_it_stays(live_space: Space, alice: User, bob: User, verb: str) -> None:
    key = live_space.broadcast_key
    getattr(bring_on_stage(live_space, bob), verb)(by=Actor.of(alice))
    assert live_space.broadcast_key == key


def test_a_ban_everywhere_changes_those_of_the_hosts_other_private_spaces(
    private: Space, live_space: Space, alice: User, bob: User
) -> None:
    keys = private.broadcast_key, live_space.broadcast_key
    bring_on_stage(live_space, bob).ban(by=Actor.of(alice), everywhere=True)
    assert private.broadcast_key != keys[0]
    assert live_space.broadcast_key == keys[1]


def test_turning_private_changes_it_and_turning_public_does_not(live_space: Space, alice: User) -> None:
    keys = [live_space.broadcast_key]
    for visibility in ("unlisted", "private", "private", "public"):
        live_space.edit(by=Actor.of(alice), scheduled_for=None, visibility=visibility, title=visibility)
        keys.append(live_space.broadcast_key)
    assert keys[0] == keys[1] != keys[2] == keys[3] == keys[4]


def test_dead_air_is_over_with_the_space(live_space: Space, alice: User) -> None:
    live_space.note_dead_air("no_energy", by=Actor.broadcaster())
    assert live_space.dead_air == live_space.last_seq
    live_space.end(by=Actor.of(alice))
    assert live_space.dead_air is None
