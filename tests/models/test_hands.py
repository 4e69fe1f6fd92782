"""Hands go up in order and are answered once; on stage one is muted, moved, or steps down."""

from typing import Any

import pytest
from django.utils.timezone import now

from accounts.models import User
from spaces import exceptions
from spaces.models import Actor, Hand, Participant, Space


def appoint(space: Space, user: User) -> None:
    Participant.objects.update_or_create(
        space=space, person=user.person, defaults={"user": user, "moderator_since": now()}
    )


def kinds(space: Space) -> list[str]:
    return list(space.events.order_by("seq").values_list("kind", flat=True))[3:]


@pytest.fixture
def hand(live_space: Space, dana: User) -> Hand:
    return live_space.raise_hand(dana, note="A question", by=Actor.of(dana))


def place_of(hand: Hand) -> Participant:
    return Participant.objects.select_related("space__host", "user").get(pk=hand.participant_id)


def test_a_hand_has_a_number_and_a_note(hand: Hand, live_space: Space) -> None:
    assert (hand.number, hand.note, kinds(live_space)) == (1, "A question", ["hand.raised"])
    assert "A question" not in live_space.events.get(kind="hand.raised").body
    assert live_space.events.get(kind="hand.raised").shown()["note"] == "A question"


def test_raising_it_again_keeps_its_place(hand: Hand, live_space: Space, dana: User, mona: User) -> None:
    live_space.raise_hand(mona, by=Actor.of(mona))
    assert live_space.raise_hand(dana, by=Actor.of(dana)).number == 1
    assert kinds(live_space).count("hand.raised") == 2


def test_accepting_brings_them_on_stage_because_of_it(hand: Hand, live_space: Space, alice: User) -> None:
    hand.accept(by=Actor.of(alice))
    assert place_of(hand).on_stage
    joined = live_space.events.get(kind="stage.joined", seq__gt=3)
    assert joined.cause == live_space.events.get(kind="hand.accepted").seq
    hand.accept(by=Actor.of(alice))
    assert kinds(live_space) == ["hand.raised", "hand.accepted", "stage.joined"]


def test_dismissing_is_once_and_final(hand: Hand, live_space: Space, alice: User) -> None:
    hand.dismiss(by=Actor.of(alice))
    hand.dismiss(by=Actor.of(alice))
    assert kinds(live_space) == ["hand.raised", "hand.dismissed"]
    with pytest.raises(exceptions.HandNotUp):
        hand.accept(by=Actor.of(alice))


def test_lowering_is_ones_own(hand: Hand, live_space: Space, dana: User, alice: User) -> None:
    with pytest.raises(exceptions.NotAllowed):
        hand.lower(by=Actor.of(alice))
    hand.lower(by=Actor.of(dana))
    hand.lower(by=Actor.of(dana))
    assert kinds(live_space) == ["hand.raised", "hand.lowered"]


@pytest.mark.parametrize("answer", ["accept", "dismiss"])
def test_who_answers(hand: Hand, live_space: Space, dana: User, mona: User, answer: str) -> None:
    for outsider in (dana, mona):
        with pytest.raises(exceptions.NotAllowed):
            getattr(hand, answer)(by=Actor.of(outsider))
    appoint(live_space, mona)
    getattr(hand, answer)(by=Actor.of(mona))
    assert hand.state in ("accepted", "dismissed")
    assert live_space.events.get(kind=f"hand.{hand.state}").actor == f"person:{mona.person.hex}"


@pytest.mark.parametrize("answer", ["accept", "dismiss"])
def test_an_administrator_answers_and_the_ledger_says_so(
    hand: Hand, live_space: Space, admin: User, answer: str
) -> None:
    getattr(hand, answer)(by=Actor.of(admin))
    assert live_space.events.get(kind=f"hand.{hand.state}").actor == f"administrator:{admin.person.hex}"


def test_closed_hands_refuse_new_ones_and_keep_old_ones(hand: Hand, live_space: Space, alice: User, mona: User) -> None:
    live_space.close_hands(by=Actor.of(alice))
    live_space.close_hands(by=Actor.of(alice))
    with pytest.raises(exceptions.HandsClosed):
        live_space.raise_hand(mona, by=Actor.of(mona))
    hand.accept(by=Actor.of(alice))
    live_space.open_hands(by=Actor.of(alice))
    assert live_space.raise_hand(mona, by=Actor.of(mona)).number == 2
    assert kinds(live_space).count("hands.closed") == 1


def test_whoever_is_on_stage_needs_no_hand(live_space: Space, alice: User) -> None:
    with pytest.raises(exceptions.AlreadyOnStage):
        live_space.raise_hand(alice, by=Actor.of(alice))


def test_a_note_that_is_too_long_is_refused(live_space: Space, dana: User) -> None:
    with pytest.raises(exceptions.NoteTooLong):
        live_space.raise_hand(dana, note="x" * 141, by=Actor.of(dana))
    assert live_space.raise_hand(dana, note="x" * 140, by=Actor.of(dana)).note == "x" * 140


def test_so_many_hands_and_no_more(live_space: Space, dana: User, mona: User, settings: Any) -> None:
    settings.HANDS_UP = 1
    live_space.raise_hand(dana, by=Actor.of(dana))
    with pytest.raises(exceptions.TooManyHands):
        live_space.raise_hand(mona, by=Actor.of(mona))


@pytest.mark.parametrize(("state", "error"), [("scheduled", exceptions.SpaceNotLive), ("ended", exceptions.SpaceEnded)])
def test_only_a_live_space_has_hands(
    space: Space, alice: User, dana: User, state: str, error: type[exceptions.SpaceError]
) -> None:
    if state == "ended":
        space.start(by=Actor.of(alice))
        space.end(by=Actor.of(alice))
    with pytest.raises(error):
        space.raise_hand(dana, by=Actor.of(dana))
    with pytest.raises(error):
        space.close_hands(by=Actor.of(alice))


def test_the_end_lowers_every_hand(hand: Hand, live_space: Space, alice: User) -> None:
    live_space.end(by=Actor.of(alice))
    hand.refresh_from_db()
    assert hand.state == "lowered"
    with pytest.raises(exceptions.HandNotUp):
        hand.accept(by=Actor.of(alice))


def test_stepping_down_and_being_moved(hand: Hand, live_space: Space, alice: User, dana: User, mona: User) -> None:
    hand.accept(by=Actor.of(alice))
    place = place_of(hand)
    with pytest.raises(exceptions.NotAllowed):
        place.step_down(by=Actor.of(mona))
    place.step_down(by=Actor.of(dana))
    place.step_down(by=Actor.of(dana))
    assert not place_of(hand).on_stage
    assert kinds(live_space).count("stage.left") == 1
    live_space.raise_hand(dana, by=Actor.of(dana)).accept(by=Actor.of(alice))
    with pytest.raises(exceptions.NotAllowed):
        place.move_to_audience(by=Actor.of(mona))
    place.move_to_audience(by=Actor.of(alice))
    assert kinds(live_space).count("stage.left") == 2


def test_a_moderator_does_not_reach_the_host_or_another_moderator(
    live_space: Space, alice: User, mona: User, dana: User
) -> None:
    appoint(live_space, mona)
    appoint(live_space, dana)
    for person in (alice, dana):
        place = Participant.objects.get(space=live_space, person=person.person)
        for verb in (place.mute, place.move_to_audience):
            with pytest.raises(exceptions.NotAllowed):
                verb(by=Actor.of(mona))
    assert kinds(live_space) == []


def test_muting_all_spares_whoever_asks_and_the_host(hand: Hand, live_space: Space, alice: User, dana: User) -> None:
    hand.accept(by=Actor.of(alice))
    live_space.mute_all(by=Actor.of(alice))
    muted = live_space.events.filter(kind="stage.muted")
    assert [event.concerned for event in muted] == [dana.person.hex]


def test_a_mute_is_a_decision_each_time(hand: Hand, live_space: Space, alice: User) -> None:
    hand.accept(by=Actor.of(alice))
    place = place_of(hand)
    place.mute(by=Actor.of(alice))
    place.mute(by=Actor.of(alice))
    assert kinds(live_space).count("stage.muted") == 2
    place.move_to_audience(by=Actor.of(alice))
    place.mute(by=Actor.of(alice))
    assert kinds(live_space).count("stage.muted") == 2
