"""A host can keep somebody out of all their spaces: those there are, those to come, and nobody else's."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from accounts.models import User
from spaces import exceptions
from spaces.models import Actor, Ban, Space
from tests.models.scenes import appoint, bring_on_stage, fresh, is_whole, place_of, told


def live(host: User) -> Space:
    space = Space.schedule(host=host, title=f"{host}'s other")
    space.start(by=Actor.of(host))
    return space


def ban_everywhere(space: Space, who: User) -> Ban:
    made: Ban | None = space.place_of(who).ban(by=Actor.of(space.host), everywhere=True)
    assert made
    return made


def test_it_reaches_the_hosts_unfinished_spaces_and_nobody_elses(
    live_space: Space, alice: User, bob: User, dana: User
) -> None:
    other, over, danas = live(alice), live(alice), live(dana)
    over.end(by=Actor.of(alice))
    later = Space.schedule(host=alice, title="Later")
    for space in (other, danas):
        bring_on_stage(space, bob)
    ban_everywhere(live_space, bob)
    assert told(other)[-2:] == ["person.banned", "stage.left < person.banned"]
    assert told(later)[-1] == "person.banned"
    assert "person.banned" not in told(over) + told(danas)
    assert [space.admits(bob.person.hex) for space in (live_space, other, later, danas)] == [False, False, False, True]
    assert place_of(danas, bob).on_stage
    assert all(is_whole(space) for space in (live_space, other, over, later, danas))


def test_it_takes_role_and_hand_there_too(live_space: Space, alice: User, bob: User, mona: User) -> None:
    other = live(alice)
    other.raise_hand(bob, by=Actor.of(bob))
    appoint(other, mona)
    ban_everywhere(live_space, bob)
    ban_everywhere(live_space, mona)
    assert not other.hands.up().exists()
    assert place_of(other, mona).role == "none"
    assert told(other)[-4:] == [
        "person.banned",
        "hand.lowered < person.banned",
        "person.banned",
        "moderator.dismissed < person.banned",
    ]


def test_it_holds_in_spaces_made_later(live_space: Space, alice: User, bob: User) -> None:
    ban_everywhere(live_space, bob)
    tomorrow = live(alice)
    with pytest.raises(exceptions.Banned) as refusal:
        tomorrow.raise_hand(bob, by=Actor.of(bob))
    assert refusal.value.cause is None  # the event that caused it is in another space's ledger


def test_a_ban_here_alone_reaches_nowhere_else(live_space: Space, alice: User, bob: User) -> None:
    other = live(alice)
    live_space.place_of(bob).ban(by=Actor.of(alice))
    assert other.admits(bob.person.hex)
    assert "person.banned" not in told(other)


def test_lifting_tells_them_all(live_space: Space, alice: User, bob: User) -> None:
    other = live(alice)
    ban_everywhere(live_space, bob).lift(by=Actor.of(alice))
    assert [told(space)[-1] for space in (live_space, other)] == ["person.unbanned < person.banned", "person.unbanned"]
    assert other.admits(bob.person.hex)


def test_its_end_tells_them_all(live_space: Space, alice: User, bob: User) -> None:
    other = live(alice)
    made = live_space.place_of(bob).ban(by=Actor.of(alice), length=timedelta(hours=1), everywhere=True)
    assert made
    Ban.objects.update(until=now())
    made.end(by=Actor.keeper())
    assert [event.actor for event in other.events.filter(kind="person.unbanned")] == ["keeper"]


def test_moderators_neither_make_lift_nor_replace_one(live_space: Space, alice: User, bob: User, mona: User) -> None:
    appoint(live_space, mona)
    place = live_space.place_of(bob)
    with pytest.raises(exceptions.NotAllowed):
        place.ban(by=Actor.of(mona), everywhere=True)
    made = ban_everywhere(live_space, bob)
    with pytest.raises(exceptions.NotAllowed):
        made.lift(by=Actor.of(mona))
    with pytest.raises(exceptions.NotAllowed):
        place.ban(by=Actor.of(mona), length=timedelta(minutes=1))
    assert list(live_space.bans_holding) == [made]


def test_nor_does_a_moderator_who_stands_in(live_space: Space, alice: User, bob: User, mona: User) -> None:
    appoint(live_space, mona)
    Space.objects.update(stand_in=mona.person)
    with pytest.raises(exceptions.NotAllowed):
        live_space.place_of(bob).ban(by=Actor.of(mona), everywhere=True)


def test_narrowed_to_one_space_it_lets_them_into_the_others(live_space: Space, alice: User, bob: User) -> None:
    other = live(alice)
    ban_everywhere(live_space, bob)
    live_space.place_of(bob).ban(by=Actor.of(alice))
    assert [space.admits(bob.person.hex) for space in (live_space, other)] == [False, True]
    assert told(other)[-1] == "person.unbanned"


def test_whoever_hosts_the_space_now_does_not_lift_the_old_hosts(
    live_space: Space, alice: User, bob: User, dana: User
) -> None:
    other = live(alice)
    made = ban_everywhere(live_space, bob)
    live_space.hand_over(live_space.place_of(dana), by=Actor.of(alice))
    with pytest.raises(exceptions.NotAllowed):
        made.lift(by=Actor.of(dana))
    assert not other.admits(bob.person.hex)
    made.lift(by=Actor.of(alice))
    assert other.admits(bob.person.hex)


def test_an_administrator_bans_from_all_of_the_hosts(live_space: Space, alice: User, bob: User, admin: User) -> None:
    other = live(alice)
    live_space.place_of(bob).ban(by=Actor.of(admin), everywhere=True)
    assert other.events.get(kind="person.banned").actor == f"administrator:{admin.person.hex}"
    assert not fresh(other).admits(bob.person.hex)
