"""An administrator acts by the same verbs where their own role does not reach, and the ledger says so."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from accounts.models import User
from spaces.exceptions import NotAllowed
from spaces.models import Actor, Space
from tests.models.scenes import appoint, bring_on_stage, place_of


def last_actor(space: Space) -> str:
    return space.events.latest("seq").actor


def test_as_host_or_moderator_they_are_named_as_themselves(live_space: Space, alice: User, admin: User) -> None:
    appoint(live_space, admin)
    live_space.close_hands(by=Actor.of(admin))
    assert last_actor(live_space) == f"person:{admin.person.hex}"
    own = Space.schedule(host=admin, title="Ada's")
    own.start(by=Actor.of(admin))
    assert last_actor(own) == f"person:{admin.person.hex}"


def test_what_is_beyond_their_role_they_do_as_administrator(
    live_space: Space, alice: User, mona: User, admin: User
) -> None:
    appoint(live_space, admin)
    appoint(live_space, mona)
    place_of(live_space, alice).mute(by=Actor.of(admin))
    place_of(live_space, mona).dismiss(by=Actor.of(admin))
    live_space.end(by=Actor.of(admin))
    actors = live_space.events.order_by("-seq").values_list("actor", flat=True)[:3]
    assert set(actors) == {f"administrator:{admin.person.hex}"}


def test_standing_in_for_the_host_they_still_hand_over_as_administrator(
    live_space: Space, bob: User, admin: User
) -> None:
    appoint(live_space, admin)
    live_space.miss_host(by=Actor.keeper())
    Space.objects.update(host_due=now())
    live_space.succeed({admin.person.hex}, by=Actor.keeper())
    live_space.hand_over(live_space.place_of(bob), by=Actor.of(admin))
    assert live_space.events.get(kind="host.changed").actor == f"administrator:{admin.person.hex}"


def test_about_themselves_they_are_a_person_like_others(live_space: Space, admin: User) -> None:
    place = bring_on_stage(live_space, admin)
    assert live_space.events.get(kind="hand.raised").actor == f"person:{admin.person.hex}"
    place.step_down(by=Actor.of(admin))
    assert last_actor(live_space) == f"person:{admin.person.hex}"


def test_the_host_they_banned_is_out(live_space: Space, alice: User, admin: User) -> None:
    place_of(live_space, alice).ban(by=Actor.of(admin), length=timedelta(hours=1))
    assert not place_of(live_space, alice).on_stage
    assert not live_space.admits(alice.person.hex)


def test_the_stand_in_they_dismissed_hosts_no_more(live_space: Space, mona: User, admin: User) -> None:
    place = appoint(live_space, mona)
    Space.objects.update(stand_in=mona.person)
    place.dismiss(by=Actor.of(admin))
    with pytest.raises(NotAllowed):
        live_space.end(by=Actor.of(mona))


@pytest.mark.parametrize("lost", ["is_staff", "is_active"])
def test_who_is_one_no_more_decides_nothing(live_space: Space, admin: User, lost: str) -> None:
    User.objects.filter(pk=admin.pk).update(**{lost: False})
    with pytest.raises(NotAllowed):
        live_space.end(by=Actor.of(admin))
