"""Held, one keeps one's place and is not heard; a panic holds everyone but those who decide."""

from uuid import uuid4

import pytest

from accounts.guests import Guest
from accounts.models import User
from spaces.exceptions import HandsClosed, NotAllowed
from spaces.models import Actor, Space
from tests.models.scenes import appoint, bring_on_stage, fresh, place_of, told


def held(space: Space) -> set[str]:
    return {place.name for place in space.participants.filter(held=True)}


@pytest.fixture
def full_stage(live_space: Space, mona: User, bob: User) -> Space:
    """Alice, Mona who moderates, Bob and Gus, a guest."""
    for who in (mona, bob, Guest(uuid4(), "Gus")):
        bring_on_stage(live_space, who)
    appoint(live_space, mona)
    return live_space


def test_one_is_held_and_released(full_stage: Space, bob: User, mona: User) -> None:
    place = place_of(full_stage, bob)
    place.hold(by=Actor.of(mona))
    assert (place.on_stage, place.may_speak) == (True, False)
    place.release(by=Actor.of(mona))
    assert place.may_speak
    assert told(full_stage)[-2:] == ["stage.held", "stage.released"]


def test_the_held_do_not_release_themselves(full_stage: Space, bob: User, alice: User) -> None:
    place = place_of(full_stage, bob)
    place.hold(by=Actor.of(alice))
    with pytest.raises(NotAllowed):
        place.release(by=Actor.of(bob))


def test_leaving_the_stage_ends_it(full_stage: Space, bob: User, alice: User) -> None:
    place = place_of(full_stage, bob)
    place.hold(by=Actor.of(alice))
    place.step_down(by=Actor.of(bob))
    assert held(full_stage) == set()
    bring_on_stage(full_stage, bob)
    assert place_of(full_stage, bob).may_speak


def test_a_panic_holds_all_but_host_and_moderators_and_shuts_the_doors(full_stage: Space, mona: User) -> None:
    before = full_stage.events.count()
    full_stage.panic(by=Actor.of(mona))
    assert held(full_stage) == {"Bob", "Gus"}
    assert (full_stage.frozen, full_stage.hands_open, full_stage.locked) == (True, False, True)
    assert told(full_stage, before) == [
        "stage.frozen",
        "stage.held < stage.frozen",
        "stage.held < stage.frozen",
        "hands.closed < stage.frozen",
        "space.locked < stage.frozen",
    ]


def test_what_was_shut_already_is_not_shut_again(full_stage: Space, alice: User, bob: User) -> None:
    host = Actor.of(alice)
    place_of(full_stage, bob).hold(by=host)
    full_stage.close_hands(by=host)
    full_stage.lock(by=host)
    before = full_stage.events.count()
    full_stage.panic(by=host)
    full_stage.panic(by=host)
    assert told(full_stage, before) == ["stage.frozen", "stage.held < stage.frozen"]


def test_whoever_comes_up_meanwhile_is_held_too(full_stage: Space, alice: User, charlie: User, dana: User) -> None:
    hand = full_stage.raise_hand(charlie, by=Actor.of(charlie))
    full_stage.invite_to_stage(dana, by=Actor.of(alice))
    full_stage.panic(by=Actor.of(alice))
    hand.accept(by=Actor.of(alice))
    assert told(full_stage)[-2:] == ["stage.joined < hand.accepted", "stage.held < stage.joined"]
    place_of(full_stage, dana).join_stage(by=Actor.of(dana))
    assert {"Charlie", "Dana"} <= held(full_stage)


def test_a_moderator_who_comes_up_meanwhile_is_heard(full_stage: Space, alice: User, charlie: User) -> None:
    hand = full_stage.raise_hand(charlie, by=Actor.of(charlie))
    appoint(full_stage, charlie)
    full_stage.panic(by=Actor.of(alice))
    hand.accept(by=Actor.of(alice))
    assert place_of(full_stage, charlie).may_speak


def test_a_moderator_dismissed_meanwhile_is_held_as_everyone_else(full_stage: Space, alice: User, mona: User) -> None:
    full_stage.panic(by=Actor.of(alice))
    place_of(full_stage, mona).dismiss(by=Actor.of(alice))
    assert "Mona" in held(full_stage)
    assert told(full_stage)[-2:] == ["moderator.dismissed", "stage.held < moderator.dismissed"]


def test_released_one_by_one_or_all_at_once(full_stage: Space, alice: User, bob: User) -> None:
    full_stage.panic(by=Actor.of(alice))
    place_of(full_stage, bob).release(by=Actor.of(alice))
    assert (held(full_stage), fresh(full_stage).frozen) == ({"Gus"}, True)
    before = full_stage.events.count()
    full_stage.release(by=Actor.of(alice))
    assert told(full_stage, before) == ["stage.unfrozen", "stage.released < stage.unfrozen"]
    assert (held(full_stage), full_stage.frozen) == (set(), False)


def test_doors_are_opened_by_those_who_closed_them(full_stage: Space, alice: User, charlie: User) -> None:
    full_stage.panic(by=Actor.of(alice))
    full_stage.release(by=Actor.of(alice))
    assert (full_stage.locked, full_stage.hands_open) == (True, False)
    with pytest.raises(HandsClosed):
        full_stage.raise_hand(charlie, by=Actor.of(charlie))


def test_the_end_releases_everybody(full_stage: Space, alice: User) -> None:
    full_stage.panic(by=Actor.of(alice))
    full_stage.end(by=Actor.of(alice))
    assert (held(full_stage), full_stage.frozen) == (set(), False)
