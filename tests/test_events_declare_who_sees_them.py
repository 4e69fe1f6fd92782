"""Every kind for every role: what is shown, and that no field is shown undeclared."""

from dataclasses import fields
from datetime import timedelta

import pytest
from django.utils.timezone import now

from accounts.models import User
from spaces.events import KINDS, Audience
from spaces.live.snapshot import shown_to
from spaces.live.standing import Standing
from spaces.models import Actor, Event, Invitation, Space
from spaces.models.ledger import erase
from spaces.permissions import Role

EVERYBODY = [Standing(role, on_stage) for role in Role for on_stage in (False, True)]
ALWAYS = {"seq", "at", "kind"}
OF_A_PERSON = {"name", "handle", "picture"}


@pytest.fixture
def eventful(space: Space, alice: User, mona: User, bob: User, dana: User) -> list[Event]:
    """Everything that can happen has, in two spaces."""
    host = Actor.of(alice)
    space.postpone(now() + timedelta(days=1), by=host)
    space.edit(by=host, scheduled_for=space.scheduled_for, title="Another evening")
    space.start(by=host)
    hands(space, dana, host)
    on_stage(space, dana, host)
    invited(space, bob, host)
    without_the_host(space, mona)
    sent_away(space, bob, host)
    space.pin("Slides", by=host)
    space.unpin(by=host)
    space.lock(by=host)
    space.unlock(by=host)
    erase(space.events.get(seq=1), by=host)
    space.hand_over(space.place_of(dana), by=host)
    space.end(by=Actor.of(dana))
    Space.schedule(host=alice, title="Never").cancel(by=host)
    return list(Event.objects.all())


def hands(space: Space, dana: User, host: Actor) -> None:
    asks = Actor.of(dana)
    space.raise_hand(dana, note="One", by=asks).lower(by=asks)
    space.raise_hand(dana, by=asks).dismiss(by=host)
    space.close_hands(by=host)
    space.open_hands(by=host)
    space.raise_hand(dana, by=asks).accept(by=host)


def on_stage(space: Space, dana: User, host: Actor) -> None:
    space.mute_all(by=host)
    space.panic(by=host)
    space.release(by=host)
    space.open_hands(by=host)
    place = space.place_of(dana)
    place.hold(by=host)
    place.release(by=host)
    place.appoint(by=host)
    place.dismiss(by=host)
    place.step_down(by=Actor.of(dana))


def invited(space: Space, bob: User, host: Actor) -> None:
    invitation, _link = Invitation.make(space, by=host, whom="Bob")
    invitation.redeem(bob)
    invitation.revoke(by=host)
    place = space.place_of(bob)
    place.invite_to_stage(by=host)
    place.decline_stage(by=Actor.of(bob))
    place.invite_to_stage(by=host)
    space.participants.filter(pk=place.pk).update(invited_until=now())
    place.lapse(by=Actor.keeper())


def without_the_host(space: Space, mona: User) -> None:
    keeper = Actor.keeper()
    space.place_of(mona).appoint(by=Actor.of(space.host))
    space.miss_host(by=keeper)
    Space.objects.filter(pk=space.pk).update(host_due=now())
    space.succeed({mona.person.hex}, by=keeper)
    space.welcome_host(by=keeper, host=True)
    space.interrupt(by=Actor.livekit())
    space.resume(by=Actor.livekit())
    space.note_dead_air("no_energy", by=Actor.broadcaster())
    space.note_sound_again(by=Actor.broadcaster())


def sent_away(space: Space, bob: User, host: Actor) -> None:
    place = space.place_of(bob)
    place.remove(by=host)
    ban = place.ban(by=host, reason="Shouting")
    assert ban
    ban.lift(by=host)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_declares_its_fields(kind: type) -> None:
    declared = {field.name for field in fields(kind)}
    assert isinstance(kind.audience, Audience)  # type: ignore[attr-defined]
    assert set(kind.shown) <= declared  # type: ignore[attr-defined]
    assert kind.shows_person is None or kind.shows_person in declared  # type: ignore[attr-defined]
    assert kind.concerns is None or kind.concerns in declared  # type: ignore[attr-defined]
    assert kind.concerns or not kind.moves  # type: ignore[attr-defined]


@pytest.mark.parametrize("standing", EVERYBODY, ids=str)
def test_everyone_is_shown_what_is_declared_and_no_more(eventful: list[Event], standing: Standing) -> None:
    assert {event.kind for event in eventful} == set(KINDS)
    for event in eventful:
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


def test_whoever_an_event_is_about_sees_it_and_nobody_else_of_the_audience(eventful: list[Event]) -> None:
    for event in eventful:
        about = event.concerned
        if not about or event.declared.audience == "everyone":
            continue
        message = {"seq": event.seq, "audience": event.declared.audience, "event": event.shown(), "person": about}
        assert shown_to(message, about, Standing().sees)["kind"] == event.kind
        assert shown_to(message, "0" * 32, Standing().sees) == {"seq": event.seq}


def test_no_body_holds_anybodys_words(eventful: list[Event]) -> None:
    bodies = " ".join(event.body for event in eventful)
    for words in ("evening", "One", "Slides", "Shouting", "Bob", "Dana", "Alice", "Mona"):
        assert words not in bodies


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
