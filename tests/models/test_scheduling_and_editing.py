"""A host sets words, rules and start of a space, moves it, or calls it off."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from accounts.models import User
from spaces.exceptions import SpaceCancelled, SpaceEnded, SpaceStarted
from spaces.models import Actor, Space
from spaces.models.event import instant
from tests.models.scenes import fresh, is_whole, told

TOMORROW = now() + timedelta(days=1)


def test_it_may_have_a_start_and_rules_from_the_first(alice: User) -> None:
    space = Space.schedule(host=alice, title="Later", scheduled_for=TOMORROW, notes="required", visibility="unlisted")
    shown = space.events.get().shown()
    assert (shown["title"], shown["scheduled_for"], shown["visibility"]) == ("Later", instant(TOMORROW), "unlisted")
    assert fresh(space).notes == "required"
    assert list(Space.objects.upcoming()) == list(Space.objects.expected()) == [space]


def test_editing_says_what_it_is_now(space: Space, alice: User) -> None:
    space.edit(by=Actor.of(alice), scheduled_for=None, title="A night", description="All of it", hands_from="invited")
    event = space.events.get(kind="space.edited")
    assert (event.shown()["title"], event.shown()["hands_from"]) == ("A night", "invited")
    assert "night" not in event.body
    assert {one.name: one.text for one in event.texts.all()} == {"title": "A night", "description": "All of it"}
    assert fresh(space).description == "All of it"


def test_what_is_the_same_changes_nothing(space: Space, alice: User) -> None:
    space.edit(by=Actor.of(alice), scheduled_for=None, title=space.title, notes=space.notes)
    assert told(space) == ["space.scheduled"]


def test_words_and_start_are_two_decisions(space: Space, alice: User) -> None:
    space.edit(by=Actor.of(alice), scheduled_for=TOMORROW, title="A night")
    assert told(space) == ["space.scheduled", "space.edited", "space.postponed"]


def test_a_started_space_is_edited_and_keeps_its_start(live_space: Space, alice: User) -> None:
    live_space.edit(by=Actor.of(alice), scheduled_for=TOMORROW, title="A night")
    assert (told(live_space)[-1], fresh(live_space).scheduled_for) == ("space.edited", None)
    with pytest.raises(SpaceStarted):
        live_space.postpone(TOMORROW, by=Actor.of(alice))


def test_it_is_postponed_to_another_time_or_to_none(space: Space, alice: User) -> None:
    for start in (TOMORROW, TOMORROW, None, None):
        space.postpone(start, by=Actor.of(alice))
    moved = space.events.filter(kind="space.postponed")
    assert [event.shown()["scheduled_for"] for event in moved] == [instant(TOMORROW), ""]
    assert is_whole(space)


def test_what_is_long_past_its_time_is_not_expected_any_more(space: Space, alice: User) -> None:
    space.postpone(now() - timedelta(minutes=30), by=Actor.of(alice))
    assert list(Space.objects.expected()) == [space]
    space.postpone(now() - timedelta(hours=2), by=Actor.of(alice))
    assert list(Space.objects.expected()) == []
    space.start(by=Actor.of(alice))


def test_called_off_it_stays_off(space: Space, alice: User) -> None:
    space.cancel(by=Actor.of(alice))
    space.cancel(by=Actor.of(alice))
    assert told(space) == ["space.scheduled", "space.cancelled"]
    assert space.ended_at
    with pytest.raises(SpaceCancelled):
        space.start(by=Actor.of(alice))
    with pytest.raises(SpaceCancelled):
        space.end(by=Actor.of(alice))
    with pytest.raises(SpaceCancelled):
        space.postpone(TOMORROW, by=Actor.of(alice))
    with pytest.raises(SpaceCancelled):
        space.edit(by=Actor.of(alice), scheduled_for=None, title="Yet")


def test_what_runs_is_ended_and_what_is_over_not_called_off(live_space: Space, alice: User) -> None:
    with pytest.raises(SpaceStarted):
        live_space.cancel(by=Actor.of(alice))
    live_space.end(by=Actor.of(alice))
    with pytest.raises(SpaceEnded):
        live_space.cancel(by=Actor.of(alice))


def test_locked_and_unlocked_it_says_so_once(live_space: Space, alice: User) -> None:
    for verb in (live_space.lock, live_space.lock, live_space.unlock, live_space.unlock):
        verb(by=Actor.of(alice))
    assert told(live_space)[-2:] == ["space.locked", "space.unlocked"]
