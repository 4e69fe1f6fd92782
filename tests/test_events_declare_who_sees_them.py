"""Every kind for every role: what is shown, and that no field is shown undeclared."""

from dataclasses import fields

import pytest

from accounts.models import User
from spaces.events import KINDS, Audience
from spaces.live.snapshot import shown_to
from spaces.live.standing import Standing
from spaces.models import Actor, Event, Participant, Space
from spaces.permissions import Role

EVERYBODY = [Standing(role, on_stage) for role in Role for on_stage in (False, True)]
ALWAYS = {"seq", "at", "kind"}
OF_A_PERSON = {"name", "handle"}


@pytest.fixture
def eventful(live_space: Space, alice: User, dana: User) -> Space:
    """A space in which everything has happened."""
    host, guest = Actor.of(alice), Actor.of(dana)
    live_space.raise_hand(dana, note="One", by=guest).lower(by=guest)
    live_space.raise_hand(dana, by=guest).dismiss(by=host)
    live_space.close_hands(by=host)
    live_space.open_hands(by=host)
    live_space.raise_hand(dana, by=guest).accept(by=host)
    live_space.mute_all(by=host)
    place = Participant.objects.select_related("space__host").get(person=dana.person)
    place.appoint(by=host)
    place.dismiss(by=host)
    place.step_down(by=guest)
    live_space.end(by=host)
    return live_space


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_declares_its_fields(kind: type) -> None:
    declared = {field.name for field in fields(kind)}
    assert isinstance(kind.audience, Audience)  # type: ignore[attr-defined]
    assert set(kind.shown) <= declared  # type: ignore[attr-defined]
    assert kind.shows_person is None or kind.shows_person in declared  # type: ignore[attr-defined]
    assert kind.concerns is None or kind.concerns in declared  # type: ignore[attr-defined]
    assert kind.concerns or not kind.moves  # type: ignore[attr-defined]


@pytest.mark.parametrize("standing", EVERYBODY, ids=str)
def test_everyone_is_shown_what_is_declared_and_no_more(eventful: Space, standing: Standing) -> None:
    events = list(eventful.events.all())
    assert {event.kind for event in events} == set(KINDS)
    for event in events:
        message = {"seq": event.seq, "audience": event.declared.audience, "event": event.shown()}
        shape = shown_to(message, None, standing.sees)
        if event.declared.audience in standing.sees:
            person = OF_A_PERSON if event.declared.shows_person else set()
            assert set(shape) == ALWAYS | set(event.declared.shown) | person
        else:
            assert shape == {"seq": event.seq}


@pytest.mark.parametrize(
    ("standing", "audiences"),
    [
        (Standing(), {"everyone"}),
        (Standing(on_stage=True), {"everyone", "stage"}),
        (Standing(Role.MODERATOR), {"everyone", "stage", "moderators"}),
        (Standing(Role.HOST, True), {"everyone", "stage", "moderators"}),
    ],
    ids=str,
)
def test_who_sees_which_audience(standing: Standing, audiences: set[str]) -> None:
    assert standing.sees == audiences


def test_what_is_announced_has_the_same_shape_for_those_who_may_not_see_it() -> None:
    message = {"seq": 7, "audience": "moderators", "event": {"seq": 7, "kind": "x", "secret": 1}}
    assert shown_to(message, None, Standing().sees) == {"seq": 7}
    assert shown_to(message, None, Standing(Role.MODERATOR).sees)["secret"] == 1
    about_me = {**message, "person": "me"}
    assert shown_to(about_me, "me", Standing().sees)["secret"] == 1
    assert shown_to(about_me, "you", Standing().sees) == {"seq": 7}


def test_the_ledger_and_the_live_part_show_the_same(live_space: Space) -> None:
    from spaces.live.announce import Announcement

    events: list[Event] = list(live_space.events.all())
    announced = Announcement.of(live_space, events)
    assert [seq for seq, _message in announced.messages] == [1, 2, 3]
