"""The host is missed for a while; then the longest-serving moderator who is there hosts, or the space ends."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from accounts.models import User
from spaces.exceptions import NotAllowed
from spaces.models import Actor, Space
from spaces.permissions import Role
from tests.models.scenes import appoint, bring_on_stage, fresh, is_whole, place_of, told

KEEPER = Actor.keeper()


def grace_is_over(space: Space) -> None:
    space.miss_host(by=KEEPER)
    Space.objects.filter(pk=space.pk).update(host_due=now())


@pytest.fixture
def moderated(live_space: Space, mona: User, bob: User) -> Space:
    """Mona has moderated longer than Bob."""
    appoint(live_space, mona)
    appoint(live_space, bob)
    return live_space


def test_they_are_missed_once_for_the_grace(live_space: Space) -> None:
    live_space.miss_host(by=KEEPER)
    due = live_space.host_due
    live_space.miss_host(by=KEEPER)
    event = live_space.events.get(kind="host.left")
    assert due == live_space.host_due == event.at + timedelta(minutes=2)


def test_back_in_time_nothing_has_changed(moderated: Space, alice: User) -> None:
    moderated.miss_host(by=KEEPER)
    moderated.welcome_host(by=KEEPER, host=True)
    moderated.welcome_host(by=KEEPER, host=True)
    assert told(moderated)[-2:] == ["host.left", "host.returned"]
    assert (moderated.host_due, moderated.role_of(alice.person.hex)) == (None, Role.HOST)


def test_nobody_succeeds_before_the_grace_is_over(moderated: Space, mona: User) -> None:
    moderated.succeed({mona.person.hex}, by=KEEPER)
    moderated.miss_host(by=KEEPER)
    moderated.succeed({mona.person.hex}, by=KEEPER)
    assert (told(moderated)[-1], moderated.stand_in) == ("host.left", None)


def test_the_longest_serving_moderator_who_is_there_takes_over(moderated: Space, mona: User, bob: User) -> None:
    grace_is_over(moderated)
    moderated.succeed({bob.person.hex, mona.person.hex}, by=KEEPER)
    assert (moderated.stand_in, moderated.hosting) == (mona.person, mona.person.hex)
    assert told(moderated)[-1] == "host.succeeded < host.left"


def test_one_who_is_not_there_does_not(moderated: Space, bob: User) -> None:
    grace_is_over(moderated)
    moderated.succeed({bob.person.hex}, by=KEEPER)
    assert moderated.stand_in == bob.person


def test_nor_one_who_was_dismissed_banned_or_suspended(
    moderated: Space, alice: User, mona: User, bob: User, charlie: User, dana: User
) -> None:
    appoint(moderated, charlie)
    appoint(moderated, dana)
    place_of(moderated, mona).dismiss(by=Actor.of(alice))
    place_of(moderated, bob).ban(by=Actor.of(alice))
    charlie.suspend()
    grace_is_over(moderated)
    moderated.succeed({one.person.hex for one in (mona, bob, charlie, dana)}, by=KEEPER)
    assert moderated.stand_in == dana.person


def test_appointed_anew_one_serves_from_then_on(moderated: Space, alice: User, mona: User, bob: User) -> None:
    place_of(moderated, mona).dismiss(by=Actor.of(alice))
    appoint(moderated, mona)
    grace_is_over(moderated)
    moderated.succeed({bob.person.hex, mona.person.hex}, by=KEEPER)
    assert moderated.stand_in == bob.person


def test_with_nobody_there_the_space_ends_because_of_it(moderated: Space, bob: User) -> None:
    bring_on_stage(moderated, bob)
    grace_is_over(moderated)
    moderated.succeed(set(), by=KEEPER)
    assert (moderated.state, told(moderated)[-1]) == ("ended", "space.ended < host.left")
    assert (moderated.events.get(kind="space.ended").actor, moderated.host_due) == ("keeper", None)
    assert is_whole(moderated)


def test_whoever_stands_in_hosts_and_yet_does_not_hand_over(moderated: Space, mona: User, bob: User) -> None:
    grace_is_over(moderated)
    moderated.succeed({mona.person.hex}, by=KEEPER)
    place_of(moderated, bob).dismiss(by=Actor.of(mona))
    with pytest.raises(NotAllowed):
        moderated.hand_over(place_of(moderated, bob), by=Actor.of(mona))
    moderated.end(by=Actor.of(mona))
    assert moderated.stand_in is None


def test_the_host_takes_over_again(moderated: Space, alice: User, mona: User) -> None:
    grace_is_over(moderated)
    moderated.succeed({mona.person.hex}, by=KEEPER)
    moderated.welcome_host(by=KEEPER, host=True)
    returned = moderated.events.get(kind="host.returned")
    assert (moderated.stand_in, returned.concerned) == (None, mona.person.hex)
    assert moderated.role_of(mona.person.hex) is Role.MODERATOR


def test_whoever_stands_in_may_be_missed_and_welcomed_too(moderated: Space, mona: User) -> None:
    grace_is_over(moderated)
    moderated.succeed({mona.person.hex}, by=KEEPER)
    moderated.miss_host(by=KEEPER)
    moderated.welcome_host(by=KEEPER, host=False)
    assert told(moderated)[-3:] == ["host.succeeded < host.left", "host.left", "host.returned"]
    assert fresh(moderated).stand_in == mona.person


def test_missed_in_their_turn_the_next_one_takes_over(moderated: Space, mona: User, bob: User) -> None:
    grace_is_over(moderated)
    moderated.succeed({mona.person.hex}, by=KEEPER)
    grace_is_over(moderated)
    moderated.succeed({bob.person.hex}, by=KEEPER)
    assert moderated.stand_in == bob.person
    assert moderated.role_of(mona.person.hex) is Role.MODERATOR


def test_whoever_was_held_is_heard_once_they_stand_in(moderated: Space, alice: User, mona: User) -> None:
    bring_on_stage(moderated, mona).hold(by=Actor.of(alice))
    grace_is_over(moderated)
    moderated.succeed({mona.person.hex}, by=KEEPER)
    assert place_of(moderated, mona).may_speak
