"""Whoever is removed has to go at once, and may come again."""

import pytest

from accounts.models import User
from spaces.exceptions import NotAllowed, SpaceNotFound
from spaces.models import Actor, Invitation, Space
from tests.models.scenes import appoint, bring_on_stage, place_of, told


def test_they_lose_what_they_had_because_of_it(live_space: Space, alice: User, bob: User) -> None:
    bring_on_stage(live_space, bob)
    appoint(live_space, bob)
    before = live_space.events.count()
    place_of(live_space, bob).remove(by=Actor.of(alice))
    assert told(live_space, before) == [
        "person.removed",
        "stage.left < person.removed",
        "moderator.dismissed < person.removed",
    ]


def test_they_may_come_again_and_ask(live_space: Space, alice: User, bob: User) -> None:
    live_space.raise_hand(bob, by=Actor.of(bob))
    place_of(live_space, bob).remove(by=Actor.of(alice))
    assert told(live_space)[-1] == "hand.lowered < person.removed"
    assert live_space.raise_hand(bob, by=Actor.of(bob)).number == 2


def test_a_private_space_takes_another_invitation(alice: User, bob: User) -> None:
    space = Space.schedule(host=alice, title="Among us", visibility="private")
    space.start(by=Actor.of(alice))
    first, _link = Invitation.make(space, by=Actor.of(alice))
    first.redeem(bob)
    place_of(space, bob).remove(by=Actor.of(alice))
    with pytest.raises(SpaceNotFound):
        space.raise_hand(bob, by=Actor.of(bob))
    again, _link = Invitation.make(space, by=Actor.of(alice))
    again.redeem(bob)
    assert space.admits(bob.person.hex)


def test_a_moderator_can_not_remove_the_host(live_space: Space, alice: User, mona: User) -> None:
    appoint(live_space, mona)
    with pytest.raises(NotAllowed):
        place_of(live_space, alice).remove(by=Actor.of(mona))
    assert place_of(live_space, alice).on_stage


def test_the_keeper_removes_whoever_was_suspended(live_space: Space, bob: User) -> None:
    place = bring_on_stage(live_space, bob)
    bob.suspend()
    place.remove(by=Actor.keeper())
    assert live_space.events.get(kind="person.removed").actor == "keeper"
