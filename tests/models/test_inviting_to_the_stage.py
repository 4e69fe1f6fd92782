"""Somebody in the audience is asked onto the stage, and answers in time or not."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import now

from accounts.models import User
from spaces.exceptions import NotAllowed, NotInvited, StageFull
from spaces.models import Actor, Participant, Space
from tests.models.scenes import appoint, bring_on_stage, place_of, told


@pytest.fixture
def asked(live_space: Space, mona: User, bob: User) -> Participant:
    """Bob, by Mona who moderates."""
    appoint(live_space, mona)
    live_space.invite_to_stage(bob, by=Actor.of(mona))
    return place_of(live_space, bob)


def test_it_holds_for_a_minute(asked: Participant, live_space: Space) -> None:
    event = live_space.events.get(kind="stage.invited")
    assert asked.invited_until == event.at + timedelta(minutes=1)
    assert (event.concerned, event.shown()["name"]) == (asked.person.hex, "Bob")


def test_accepting_brings_them_up(asked: Participant, live_space: Space, bob: User) -> None:
    asked.join_stage(by=Actor.of(bob))
    asked.join_stage(by=Actor.of(bob))
    assert (asked.on_stage, asked.invited_until) == (True, None)
    assert told(live_space).count("stage.joined") == 2  # the host's, and this


def test_accepting_with_a_hand_up_takes_it_down(asked: Participant, live_space: Space, bob: User) -> None:
    live_space.raise_hand(bob, by=Actor.of(bob))
    asked.join_stage(by=Actor.of(bob))
    assert told(live_space)[-2:] == ["stage.joined", "hand.lowered < stage.joined"]


def test_nobody_accepts_for_them(asked: Participant, alice: User, mona: User, admin: User) -> None:
    for other in (alice, mona, admin):
        for verb in (asked.join_stage, asked.decline_stage):
            with pytest.raises(NotAllowed):
                verb(by=Actor.of(other))


def test_declining_is_once_and_final(asked: Participant, live_space: Space, bob: User) -> None:
    asked.decline_stage(by=Actor.of(bob))
    asked.decline_stage(by=Actor.of(bob))
    assert told(live_space)[-2:] == ["stage.invited", "stage.declined"]
    with pytest.raises(NotInvited):
        asked.join_stage(by=Actor.of(bob))


def test_it_lapses_when_time_is_up_and_not_before(asked: Participant, live_space: Space, bob: User) -> None:
    asked.lapse(by=Actor.keeper())
    assert told(live_space)[-1] == "stage.invited"
    live_space.participants.filter(pk=asked.pk).update(invited_until=now())
    with pytest.raises(NotInvited):
        asked.join_stage(by=Actor.of(bob))
    asked.lapse(by=Actor.keeper())
    asked.lapse(by=Actor.keeper())
    assert told(live_space)[-2:] == ["stage.invited", "stage.lapsed"]


def test_asking_again_changes_nothing_until_it_has_lapsed(asked: Participant, live_space: Space, mona: User) -> None:
    asked.invite_to_stage(by=Actor.of(mona))
    assert told(live_space).count("stage.invited") == 1
    live_space.participants.filter(pk=asked.pk).update(invited_until=now())
    asked.invite_to_stage(by=Actor.of(mona))
    assert told(live_space).count("stage.invited") == 2


def test_nobody_is_asked_onto_a_full_stage_nor_gets_on(
    asked: Participant, live_space: Space, alice: User, bob: User, charlie: User, dana: User, settings: Any
) -> None:
    bring_on_stage(live_space, charlie)
    settings.STAGE_PLACES = 2
    with pytest.raises(StageFull):
        live_space.invite_to_stage(dana, by=Actor.of(alice))
    with pytest.raises(StageFull):
        asked.join_stage(by=Actor.of(bob))
    place_of(live_space, charlie).move_to_audience(by=Actor.of(alice))
    asked.join_stage(by=Actor.of(bob))
    assert asked.on_stage


def test_whoever_is_on_stage_is_not_asked(live_space: Space, alice: User, bob: User) -> None:
    bring_on_stage(live_space, bob).invite_to_stage(by=Actor.of(alice))
    assert "stage.invited" not in told(live_space)


def test_host_and_moderators_step_down_and_come_back_by_being_asked(live_space: Space, alice: User, mona: User) -> None:
    bring_on_stage(live_space, mona)
    appoint(live_space, mona)
    for one in (alice, mona):
        place = place_of(live_space, one)
        place.step_down(by=Actor.of(one))
        place.invite_to_stage(by=Actor.of(mona))
        place.decline_stage(by=Actor.of(one))
        place.invite_to_stage(by=Actor.of(mona))
        place.join_stage(by=Actor.of(one))
        assert place.on_stage
