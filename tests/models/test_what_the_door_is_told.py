"""The door knows those who are more than listeners, or less, and which event keeps people out."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import now

from accounts.guests import Guest
from accounts.models import User
from spaces.models import Actor, Ban, Invitation, Space
from spaces.models.door import door_of, snapshot_of, standings_of
from spaces.models.event import instant
from spaces.models.whereabouts import out_of
from tests.models.scenes import appoint, bring_on_stage, fresh, place_of


def standing_of(space: Space, who: User | Guest) -> str | None:
    return standings_of(fresh(space)).get(who.person.hex)


def test_a_listener_is_nobody_to_it(live_space: Space, dana: User) -> None:
    live_space.raise_hand(dana, by=Actor.of(dana))
    assert standing_of(live_space, dana) is None


def test_host_moderators_and_speakers(live_space: Space, alice: User, mona: User, bob: User) -> None:
    appoint(live_space, mona)
    gus = Guest(uuid4(), "Gus")
    for who in (bob, gus):
        bring_on_stage(live_space, who)
    place_of(live_space, bob).hold(by=Actor.of(alice))
    assert standing_of(live_space, alice) == "host|sa|||Alice"
    assert standing_of(live_space, mona) == "moderator|a|||Mona"
    assert standing_of(live_space, bob) == "none|sha|||Bob"
    assert standing_of(live_space, gus) == "none|sa|||Gus"


def test_whoever_stands_in_is_the_host_to_it_beside_the_host(live_space: Space, alice: User, mona: User) -> None:
    appoint(live_space, mona)
    Space.objects.update(stand_in=mona.person)
    assert [standing_of(live_space, one) for one in (alice, mona)] == ["host|sa|||Alice", "host|a|||Mona"]


def test_the_invited_and_those_asked_onto_the_stage(live_space: Space, alice: User, bob: User, charlie: User) -> None:
    invitation, _link = Invitation.make(live_space, by=Actor.of(alice))
    invitation.redeem(bob)
    live_space.invite_to_stage(charlie, by=Actor.of(alice))
    until = place_of(live_space, charlie).invited_until
    assert until
    assert standing_of(live_space, bob) == "none|a|||Bob"
    assert standing_of(live_space, charlie) == f"none|a||{instant(until)}|Charlie"


def test_the_banned_with_the_event_that_did_it_and_its_end(live_space: Space, alice: User, bob: User) -> None:
    other = Space.schedule(host=alice, title="Other")
    bring_on_stage(live_space, bob)
    made = place_of(live_space, bob).ban(by=Actor.of(alice), length=timedelta(hours=1), everywhere=True)
    assert made
    assert made.until
    until = instant(made.until)
    assert standing_of(live_space, bob) == f"none|b|{made.seq}|{until}|Bob"
    assert standing_of(other, bob) == f"none|b||{until}|Bob"
    Ban.objects.update(until=now())
    assert standing_of(live_space, bob) is None


def test_a_banned_host_is_banned(live_space: Space, alice: User, admin: User) -> None:
    place_of(live_space, alice).ban(by=Actor.of(admin))
    assert str(standing_of(live_space, alice)).startswith("none|b|")


def test_which_event_locked_it_or_ended_it(live_space: Space, alice: User) -> None:
    host = Actor.of(alice)
    for verb in (live_space.lock, live_space.unlock, live_space.lock):
        verb(by=host)
    assert (door_of(live_space)["locked"], door_of(live_space)["over"]) == (str(live_space.last_seq), "")
    live_space.unlock(by=host)
    live_space.end(by=host)
    assert (door_of(live_space)["locked"], door_of(live_space)["over"]) == ("", str(live_space.last_seq))


def test_the_snapshot_says_who_is_held_and_what_is_wrong(live_space: Space, alice: User, bob: User) -> None:
    bring_on_stage(live_space, bob)
    live_space.panic(by=Actor.of(alice))
    live_space.interrupt(by=Actor.livekit())
    live_space.miss_host(by=Actor.keeper())
    shown = snapshot_of(fresh(live_space))
    assert [(one["name"], one["role"], one["held"]) for one in shown["stage"]] == [
        ("Alice", "host", False),
        ("Bob", "none", True),
    ]
    assert (shown["frozen"], shown["locked"], shown["hands_open"]) == (True, True, False)
    assert shown["interrupted_at"]
    assert shown["host_due"]


def test_the_snapshot_and_the_news_say_where_a_speakers_picture_is(live_space: Space, alice: User, bob: User) -> None:
    alice.show_picture(b"Alice from the front")
    bob.show_picture(b"Bob from the side")
    bring_on_stage(live_space, bob)
    bring_on_stage(live_space, Guest(uuid4(), "Gus"))
    pictures = [alice.picture_url, bob.picture_url, None]
    assert [one["picture"] for one in snapshot_of(fresh(live_space))["stage"]] == pictures
    assert [one.shown()["picture"] for one in live_space.events.filter(kind="stage.joined")] == pictures


@pytest.mark.parametrize("visibility", ["public", "private"])
def test_who_may_not_be_in_the_room(
    live_space: Space, alice: User, bob: User, charlie: User, dana: User, visibility: str
) -> None:
    live_space.edit(by=Actor.of(alice), scheduled_for=None, visibility=visibility)
    live_space.place_of(bob).ban(by=Actor.of(alice))
    live_space.place_of(charlie)
    dana.suspend()
    gone = out_of(live_space, [one.person.hex for one in (alice, bob, charlie, dana)])
    listeners = {charlie.person.hex} if visibility == "private" else set()
    assert gone == {bob.person.hex, dana.person.hex} | listeners
