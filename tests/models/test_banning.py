"""Whoever is banned is out, loses all they had here, and stays out until it ends or is lifted."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from accounts.models import User
from spaces import exceptions
from spaces.models import Actor, Ban, Invitation, Space
from tests.models.scenes import appoint, bring_on_stage, fresh, is_whole, place_of, told


def ban(space: Space, who: User, **terms: object) -> Ban:
    made: Ban | None = space.place_of(who).ban(by=Actor.of(space.host), **terms)
    assert made
    return made


def test_everything_they_had_goes_because_of_it(live_space: Space, bob: User) -> None:
    bring_on_stage(live_space, bob)
    appoint(live_space, bob)
    before = live_space.events.count()
    ban(live_space, bob)
    assert told(live_space, before) == [
        "person.banned",
        "stage.left < person.banned",
        "moderator.dismissed < person.banned",
    ]
    place = place_of(live_space, bob)
    assert (place.on_stage, place.moderator, place.admitted, place.role) == (False, False, False, "none")


def test_their_hand_goes_down_and_their_invitation_to_the_stage_is_off(
    live_space: Space, bob: User, charlie: User, alice: User
) -> None:
    live_space.raise_hand(charlie, by=Actor.of(charlie))
    live_space.invite_to_stage(bob, by=Actor.of(alice))
    for one in (bob, charlie):
        ban(live_space, one)
    assert told(live_space)[-1] == "hand.lowered < person.banned"
    assert not live_space.hands.up().exists()
    with pytest.raises(exceptions.Banned):
        place_of(live_space, bob).join_stage(by=Actor.of(bob))


def test_the_banned_can_not_ask_answer_or_come_by_a_link(live_space: Space, bob: User, alice: User) -> None:
    invitation, _link = Invitation.make(live_space, by=Actor.of(alice))
    made = ban(live_space, bob)
    place = place_of(live_space, bob)
    for refused in (
        lambda: live_space.raise_hand(bob, by=Actor.of(bob)),
        lambda: place.join_stage(by=Actor.of(bob)),
        lambda: place.decline_stage(by=Actor.of(bob)),
        lambda: place.step_down(by=Actor.of(bob)),
        lambda: invitation.redeem(bob),
        lambda: place.appoint(by=Actor.of(alice)),
        lambda: place.invite_to_stage(by=Actor.of(alice)),
        lambda: live_space.hand_over(place, by=Actor.of(alice)),
    ):
        with pytest.raises(exceptions.Banned) as refusal:
            refused()
        assert refusal.value.cause == made.seq
    assert told(live_space)[-1] == "person.banned"


def test_its_reason_is_for_moderators_and_in_no_body(live_space: Space, bob: User) -> None:
    made = ban(live_space, bob, reason="  Shouted at Charlie ")
    event = live_space.events.get(seq=made.seq)
    assert made.reason == "Shouted at Charlie"
    assert "Shouted" not in event.body
    assert "reason" not in event.shown()
    assert [one.text for one in event.texts.all()] == ["Shouted at Charlie"]


def test_an_endless_reason_is_cut(live_space: Space, bob: User) -> None:
    assert len(ban(live_space, bob, reason="x" * 1000).reason) == 280


def test_it_ends_with_its_time(live_space: Space, bob: User) -> None:
    made = ban(live_space, bob, length=timedelta(hours=1))
    assert made.until == made.at + timedelta(hours=1)
    made.end(by=Actor.keeper())
    assert not live_space.admits(bob.person.hex)
    Ban.objects.update(until=now())
    assert live_space.admits(bob.person.hex)
    assert list(Ban.objects.over()) == [made]
    made.end(by=Actor.keeper())
    made.end(by=Actor.keeper())
    assert told(live_space)[-2:] == ["person.banned", "person.unbanned < person.banned"]
    live_space.raise_hand(bob, by=Actor.of(bob))


def test_lifted_they_come_back_as_a_listener(live_space: Space, bob: User, alice: User) -> None:
    appoint(live_space, bob)
    made = ban(live_space, bob)
    made.lift(by=Actor.of(alice))
    made.lift(by=Actor.of(alice))
    assert told(live_space)[-1] == "person.unbanned < person.banned"
    assert live_space.admits(bob.person.hex)
    assert place_of(live_space, bob).role == "none"


def test_the_same_again_does_nothing_and_other_terms_replace_it(live_space: Space, bob: User) -> None:
    first = ban(live_space, bob, reason="Loud", length=timedelta(hours=1))
    assert ban(live_space, bob, reason="Loud", length=timedelta(hours=1)) == first
    second = ban(live_space, bob, reason="Loud", length=timedelta(days=1))
    assert told(live_space).count("person.banned") == 2
    assert list(live_space.bans_holding) == [second]


def test_one_that_has_run_out_can_be_made_again(live_space: Space, bob: User) -> None:
    ban(live_space, bob, length=timedelta(hours=1))
    Ban.objects.update(at=now() - timedelta(hours=1), until=now())
    ban(live_space, bob, length=timedelta(hours=1))
    assert not live_space.admits(bob.person.hex)


def test_a_banned_moderator_decides_nothing_any_more(live_space: Space, mona: User) -> None:
    appoint(live_space, mona)
    ban(live_space, mona)
    with pytest.raises(exceptions.NotAllowed):
        live_space.close_hands(by=Actor.of(mona))


def test_whoever_stands_in_for_the_host_and_is_banned_stands_in_no_more(
    live_space: Space, mona: User, admin: User
) -> None:
    appoint(live_space, mona)
    live_space.miss_host(by=Actor.keeper())
    Space.objects.update(host_due=now())
    live_space.succeed({mona.person.hex}, by=Actor.keeper())
    place_of(live_space, mona).ban(by=Actor.of(admin))
    assert fresh(live_space).stand_in is None
    with pytest.raises(exceptions.NotAllowed):
        live_space.end(by=Actor.of(mona))
    assert is_whole(live_space)
