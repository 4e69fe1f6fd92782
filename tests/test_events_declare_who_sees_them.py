"""Every kind for every role: what is shown, and that no field is shown undeclared."""

from dataclasses import fields

import pytest

from spaces.events import KINDS, Audience
from spaces.live.snapshot import shown_to
from spaces.live.standing import Standing
from spaces.models import Event, Space
from spaces.permissions import Role

EVERYBODY = [Standing(role, on_stage) for role in Role for on_stage in (False, True)]
ALWAYS = {"seq", "at", "kind"}
OF_A_PERSON = {"name", "handle"}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_declares_its_fields(kind: type) -> None:
    declared = {field.name for field in fields(kind)}
    assert isinstance(kind.audience, Audience)  # type: ignore[attr-defined]
    assert set(kind.shown) <= declared  # type: ignore[attr-defined]
    assert kind.shows_person is None or kind.shows_person in declared  # type: ignore[attr-defined]


@pytest.mark.parametrize("standing", EVERYBODY, ids=str)
def test_everyone_is_shown_what_is_declared_and_no_more(live_space: Space, alice: object, standing: Standing) -> None:
    live_space.end(by=live_space.actor(alice))  # type: ignore[arg-type]
    events = list(live_space.events.all())
    assert {event.kind for event in events} == set(KINDS)
    for event in events:
        shape = event.shown_to(standing.sees)
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
    assert shown_to(message, Standing().sees) == {"seq": 7}
    assert shown_to(message, Standing(Role.MODERATOR).sees)["secret"] == 1


def test_the_ledger_and_the_live_part_show_the_same(live_space: Space) -> None:
    from spaces.live.announce import Announcement

    events: list[Event] = list(live_space.events.all())
    announced = Announcement.of(live_space, events)
    assert [seq for seq, _message in announced.messages] == [1, 2, 3]
