"""Deleting an account: spaces go to the longest-serving moderator who may host, or are over; nothing else is left."""

from functools import partial

import pytest
from django.db import connection

from accounts.models import User
from spaces.exceptions import LastAdministrator
from spaces.models import Actor, Space
from spaces.models.leaving import delete_account, successor_in
from tests.models.scenes import appoint, at_once, bring_on_stage, fresh, is_whole, place_of, told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _named_hosts(settings: object) -> None:
    settings.HOSTING = "anyone"  # type: ignore[attr-defined]


def test_the_longest_serving_moderator_hosts_from_now_on(live_space: Space, alice: User, mona: User, bob: User) -> None:
    appoint(live_space, mona)
    appoint(live_space, bob)
    before = live_space.last_seq
    delete_account(alice)
    assert fresh(live_space).host == mona
    assert fresh(live_space).state == "live"
    assert told(fresh(live_space), after=before) == [
        "host.changed",
        "moderator.appointed < host.changed",
        "stage.left",
        "moderator.dismissed",
    ]
    assert is_whole(live_space)


def test_who_may_not_host_is_passed_over(live_space: Space, alice: User, mona: User, bob: User, dana: User) -> None:
    for one in (mona, bob, dana):
        appoint(live_space, one)
    mona.suspend()
    alice.block(bob)
    found = successor_in(fresh(live_space))
    assert found
    assert found.user == dana


def test_without_a_moderator_the_live_ends_and_the_scheduled_is_cancelled(
    live_space: Space, alice: User, settings: object
) -> None:
    later = Space.schedule(host=alice, title="Another day")
    over = Space.schedule(host=alice, title="Yesterday")
    over.start(by=Actor.of(alice))
    over.end(by=Actor.of(alice))
    delete_account(alice)
    assert [fresh(one).state for one in (live_space, later, over)] == ["ended", "cancelled", "ended"]
    assert fresh(live_space).events.latest("seq").actor == f"person:{alice.person.hex}"


def test_what_they_had_in_spaces_of_others_is_given_up(live_space: Space, mona: User, bob: User) -> None:
    appoint(live_space, bob)
    bring_on_stage(live_space, bob)
    delete_account(bob)
    place = place_of(live_space, bob)
    assert (place.on_stage, place.moderator, place.admitted) == (False, False, False)
    assert place.name == "Deleted account"
    assert fresh(live_space).state == "live"
    assert is_whole(live_space)


def test_a_hand_goes_down(live_space: Space, bob: User) -> None:
    live_space.raise_hand(bob, note="Me, Bob", by=Actor.of(bob))
    delete_account(bob)
    assert not live_space.hands.up().exists()


def test_the_banned_can_go_too(live_space: Space, bob: User) -> None:
    bring_on_stage(live_space, bob)
    place_of(live_space, bob).ban(by=Actor.of(live_space.host))
    delete_account(bob)
    bob.refresh_from_db()
    assert bob.deleted_at


def test_twice_is_once(live_space: Space, alice: User, mona: User) -> None:
    appoint(live_space, mona)
    delete_account(alice)
    seq = fresh(live_space).last_seq
    delete_account(User.objects.get(pk=alice.pk))
    assert fresh(live_space).last_seq == seq


def test_the_last_administrator_stays(admin: User, bob: User) -> None:
    space = Space.schedule(host=admin, title="Mine")
    with pytest.raises(LastAdministrator):
        delete_account(admin)
    admin.refresh_from_db()
    assert (admin.deleted_at, fresh(space).state) == (None, "scheduled")
    User.objects.filter(pk=bob.pk).update(is_staff=True)
    delete_account(admin)
    admin.refresh_from_db()
    assert admin.deleted_at


@pytest.mark.django_db(transaction=True)
def test_of_two_administrators_who_go_at_once_one_stays() -> None:
    two = [
        User.objects.create_user(f"{name}@example.org", None, handle=name, display_name=name, is_staff=True)
        for name in ("ada", "eda")
    ]
    assert sorted(at_once([partial(delete_account, one) for one in two])) == ["done", "last_administrator"]
    assert User.objects.filter(is_staff=True, is_active=True).count() == 1
    connection.close()
