"""Rules are backed by constraints: what no verb would do, Postgres does not take from anybody."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.timezone import now

from accounts.models import User
from spaces.models import Actor, Ban, Invitation, Participant, Space
from tests.models.scenes import appoint


def refused(name: str, nonsense: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        nonsense()


@pytest.mark.parametrize(
    "nonsense",
    [
        {"state": "scheduled"},
        {"state": "cancelled"},
        {"state": "ended"},
        {"started_at": None},
        {"room": ""},
        {"ended_at": now()},
        {"state": "paused"},
    ],
    ids=str,
)
def test_times_that_do_not_agree_with_the_state(live_space: Space, nonsense: dict[str, object]) -> None:
    refused("times_agree_with_the_state", lambda: Space.objects.update(**nonsense))


@pytest.mark.parametrize(
    "nonsense", [{"frozen": True}, {"interrupted_at": now()}, {"host_due": now()}, {"stand_in": uuid4()}], ids=str
)
def test_trouble_in_what_is_not_live(space: Space, nonsense: dict[str, object]) -> None:
    refused("only_a_live_space_is_in_trouble", lambda: Space.objects.update(**nonsense))


def test_somebody_held_who_is_not_on_stage(live_space: Space, bob: User) -> None:
    live_space.place_of(bob)
    refused("held_on_stage_only", lambda: Participant.objects.filter(user=bob).update(held=True))


def test_a_moderator_without_an_account(live_space: Space, mona: User) -> None:
    appoint(live_space, mona)
    refused("moderators_have_an_account", lambda: Participant.objects.filter(user=mona).update(user=None))


def test_two_places_for_a_person(live_space: Space, alice: User) -> None:
    twin = Participant(space=live_space, person=alice.person, user=alice)
    refused("one_place_a_person", twin.save)


def test_two_hands_up_for_a_person_or_of_a_number(live_space: Space, bob: User, dana: User) -> None:
    hand = live_space.raise_hand(bob, by=Actor.of(bob))
    other = live_space.raise_hand(dana, by=Actor.of(dana))

    def again(**more: object) -> None:
        live_space.hands.create(participant=hand.participant, raised_at=now(), **{"number": 7, **more})

    refused("one_hand_up_a_person", again)
    refused("one_hand_a_number", lambda: again(number=other.number, state="lowered"))


def test_more_uses_than_an_invitation_has(space: Space, alice: User) -> None:
    Invitation.make(space, by=Actor.of(alice))
    refused("no_more_uses_than_it_has", lambda: Invitation.objects.update(used=2))


def test_two_bans_on_a_person_in_a_space(live_space: Space, alice: User, bob: User) -> None:
    live_space.place_of(bob).ban(by=Actor.of(alice))
    twin = Ban(space=live_space, person=bob.person, seq=1, at=now())
    refused("one_ban_a_person_and_space", twin.save)


def test_two_events_of_a_number(live_space: Space) -> None:
    event = live_space.events.get(seq=1)
    event.pk = None
    refused("one_event_a_number", lambda: event.save(force_insert=True))


def test_deleting_a_person_something_hangs_on(live_space: Space, alice: User, bob: User) -> None:
    live_space.place_of(bob)
    for one in (alice, bob):
        with pytest.raises(ProtectedError):
            one.delete()
