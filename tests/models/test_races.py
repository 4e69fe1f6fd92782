"""Decisions at the same moment, on real Postgres: one order or the other, never something in between."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from accounts.models import User
from spaces.models import Actor, Hand, Invitation, Participant, Space
from tests.models.scenes import appoint, at_once, bring_on_stage, fresh, is_whole, place_of, told

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def patience(settings: Any) -> None:
    """A crowd on a busy machine waits its turn; SpaceBusy is tested on its own."""
    settings.LOCK_TIMEOUT = timedelta(seconds=30)


def people(count: int) -> list[User]:
    return [
        User.objects.create_user(f"p{number}@example.org", None, handle=f"p{number}", display_name=f"P{number}")
        for number in range(count)
    ]


def accept(hand: Hand, host: User) -> None:
    Hand.objects.get(pk=hand.pk).accept(by=Actor.of(host))


def mine(place: Participant) -> Participant:
    """As another request has it."""
    return Participant.objects.get(pk=place.pk)


def test_a_hundred_accepts_never_overfill_the_stage(live_space: Space, alice: User) -> None:
    hands = [live_space.raise_hand(user, by=Actor.of(user)) for user in people(100)]
    answers = at_once([lambda hand=hand: accept(hand, alice) for hand in hands])  # type: ignore[misc]
    assert (answers.count("done"), answers.count("stage_full")) == (12, 88)
    assert live_space.participants.on_stage().count() == 13
    assert live_space.hands.up().count() == 88
    assert is_whole(live_space)


def test_two_who_accept_the_last_place_do_not_both_get_it(
    live_space: Space, alice: User, bob: User, charlie: User, settings: Any
) -> None:
    settings.STAGE_PLACES = 2
    for one in (bob, charlie):
        live_space.invite_to_stage(one, by=Actor.of(alice))
    answers = at_once(
        [lambda one=one: place_of(live_space, one).join_stage(by=Actor.of(one)) for one in (bob, charlie)]  # type: ignore[misc]
    )
    assert sorted(answers) == ["done", "stage_full"]
    assert live_space.participants.on_stage().count() == 2


@pytest.mark.parametrize("verb", ["move_to_audience", "dismiss"])
def test_a_demotion_and_the_end_come_one_after_the_other(live_space: Space, alice: User, mona: User, verb: str) -> None:
    bring_on_stage(live_space, mona)
    place = appoint(live_space, mona)
    before = live_space.events.count()
    answers = at_once(
        [
            lambda: getattr(mine(place), verb)(by=Actor.of(alice)),
            lambda: fresh(live_space).end(by=Actor.of(alice)),
        ]
    )
    demoted = {"move_to_audience": "stage.left", "dismiss": "moderator.dismissed"}[verb]
    assert (answers, told(live_space, before)) in [
        (["done", "done"], [demoted, "space.ended"]),
        (["space_ended", "done"], ["space.ended"]),
    ]
    assert not place_of(live_space, mona).on_stage
    assert is_whole(live_space)


def test_a_demoted_moderators_decision_comes_before_or_not_at_all(live_space: Space, alice: User, mona: User) -> None:
    place = appoint(live_space, mona)
    before = live_space.events.count()
    answers = at_once(
        [
            lambda: mine(place).dismiss(by=Actor.of(alice)),
            lambda: fresh(live_space).close_hands(by=Actor.of(mona)),
        ]
    )
    assert (answers, told(live_space, before)) in [
        (["done", "done"], ["hands.closed", "moderator.dismissed"]),
        (["done", "not_allowed"], ["moderator.dismissed"]),
    ]


def test_two_verbs_of_one_person_at_once(live_space: Space, bob: User) -> None:
    place = bring_on_stage(live_space, bob)
    before = live_space.events.count()
    answers = at_once(
        [
            lambda: mine(place).step_down(by=Actor.of(bob)),
            lambda: fresh(live_space).raise_hand(bob, by=Actor.of(bob)),
        ]
    )
    assert (answers, told(live_space, before)) in [
        (["done", "done"], ["stage.left", "hand.raised"]),
        (["done", "already_on_stage"], ["stage.left"]),
    ]
    assert is_whole(live_space)


def test_one_person_pressing_twenty_times_has_one_hand(live_space: Space, bob: User) -> None:
    answers = at_once([lambda: fresh(live_space).raise_hand(bob, by=Actor.of(bob))] * 20)
    assert answers == ["done"] * 20
    assert told(live_space).count("hand.raised") == live_space.hands.count() == 1
    assert is_whole(live_space)


@pytest.mark.parametrize("_round", range(5))
def test_accepted_and_banned_at_once_they_are_not_on_stage(
    live_space: Space, alice: User, mona: User, bob: User, _round: int
) -> None:
    appoint(live_space, mona)
    hand = live_space.raise_hand(bob, by=Actor.of(bob))
    answers = at_once(
        [
            lambda: accept(hand, mona),
            lambda: place_of(live_space, bob).ban(by=Actor.of(alice)),
        ]
    )
    assert answers in (["done", "done"], ["hand_not_up", "done"])
    place = place_of(live_space, bob)
    assert (place.on_stage, live_space.admits(bob.person.hex)) == (False, False)
    assert is_whole(live_space)


def test_banned_everywhere_while_accepted_in_another_space(live_space: Space, alice: User, bob: User) -> None:
    other = Space.schedule(host=alice, title="Other")
    other.start(by=Actor.of(alice))
    hand = other.raise_hand(bob, by=Actor.of(bob))
    live_space.place_of(bob)
    at_once(
        [
            lambda: accept(hand, alice),
            lambda: place_of(live_space, bob).ban(by=Actor.of(alice), everywhere=True),
        ]
    )
    assert not place_of(other, bob).on_stage
    assert is_whole(other)


def test_two_bans_everywhere_from_two_spaces_do_not_hang(
    live_space: Space, alice: User, bob: User, charlie: User
) -> None:
    other = Space.schedule(host=alice, title="Other")
    other.start(by=Actor.of(alice))
    places = [live_space.place_of(bob), other.place_of(charlie)]

    def ban(place: Participant) -> None:
        with connection.cursor() as cursor:
            # As in production: the tests' own patience with deadlocks is long.
            cursor.execute("SET deadlock_timeout = '200ms'")
            try:
                mine(place).ban(by=Actor.of(alice), everywhere=True)
            finally:
                # The connection goes back to a pool.
                cursor.execute("RESET deadlock_timeout")

    answers = at_once([lambda place=place: ban(place) for place in places])  # type: ignore[misc]
    assert sorted(answers) in (["done", "done"], ["done", "space_busy"])
    for place, answer in zip(places, answers, strict=True):
        out = answer == "done"
        assert [space.admits(place.person.hex) for space in (live_space, other)] == [not out, not out]
    assert is_whole(live_space)
    assert is_whole(other)


def test_a_link_for_one_lets_one_of_twenty_in(alice: User) -> None:
    space = Space.schedule(host=alice, title="Among us", visibility="private")
    invitation, _link = Invitation.make(space, by=Actor.of(alice))
    crowd = people(20)
    answers = at_once([lambda one=one: Invitation.objects.get(pk=invitation.pk).redeem(one) for one in crowd])  # type: ignore[misc]
    assert (answers.count("done"), answers.count("invitation_gone")) == (1, 19)
    assert [space.admits(one.person.hex) for one in crowd].count(True) == 1
    invitation.refresh_from_db()
    assert (invitation.used, is_whole(space)) == (1, True)


def test_a_panic_while_somebody_comes_up_leaves_nobody_unheld(
    live_space: Space, alice: User, mona: User, bob: User
) -> None:
    appoint(live_space, mona)
    hand = live_space.raise_hand(bob, by=Actor.of(bob))
    at_once([lambda: accept(hand, mona), lambda: fresh(live_space).panic(by=Actor.of(alice))])
    place = place_of(live_space, bob)
    assert (place.on_stage, place.held) == (True, True)
    assert is_whole(live_space)


def test_handed_over_and_ended_at_once(live_space: Space, alice: User, bob: User) -> None:
    live_space.place_of(bob)
    answers = at_once(
        [
            lambda: fresh(live_space).hand_over(place_of(live_space, bob), by=Actor.of(alice)),
            lambda: fresh(live_space).end(by=Actor.of(alice)),
        ]
    )
    assert answers in (["done", "not_allowed"], ["space_ended", "done"])
    assert is_whole(live_space)
