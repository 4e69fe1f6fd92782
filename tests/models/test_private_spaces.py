"""A private space lets in whom it was told to; to everybody else it is not there."""

from uuid import uuid4

import pytest

from accounts.guests import Guest
from accounts.models import User
from spaces.exceptions import SpaceNotFound
from spaces.models import Actor, Invitation, Space
from tests.models.scenes import appoint, place_of


@pytest.fixture
def private(alice: User) -> Space:
    """Alice's, live."""
    space = Space.schedule(host=alice, title="Among us", visibility="private")
    space.start(by=Actor.of(alice))
    return space


def seen_by(who: User | Guest | None) -> list[str]:
    return [space.title for space in Space.objects.visible_to(who)]


def test_a_stranger_neither_sees_it_nor_gets_in(private: Space, dana: User) -> None:
    for stranger in (dana, Guest(uuid4(), "Gus")):
        assert seen_by(stranger) == []
        assert not private.admits(stranger.person.hex)
        with pytest.raises(SpaceNotFound):
            private.raise_hand(stranger, by=Actor.of(stranger))
    assert seen_by(None) == []
    assert not private.admits(None)


def test_its_host_moderators_and_the_invited_do(private: Space, alice: User, mona: User, bob: User) -> None:
    appoint(private, mona)
    guest = Guest(uuid4(), "Gus")
    for who in (bob, guest):
        invitation, _link = Invitation.make(private, by=Actor.of(alice))
        invitation.redeem(who)
    for one in (alice, mona, bob, guest):
        assert seen_by(one) == ["Among us"]
        assert private.admits(one.person.hex)


def test_whoever_is_asked_onto_the_stage_is_let_in_and_stays(private: Space, alice: User, bob: User) -> None:
    private.invite_to_stage(bob, by=Actor.of(alice))
    assert private.admits(bob.person.hex)
    place_of(private, bob).decline_stage(by=Actor.of(bob))
    assert seen_by(bob) == ["Among us"]


def test_a_place_alone_lets_nobody_in(private: Space, dana: User) -> None:
    private.place_of(dana)
    assert seen_by(dana) == []
    assert not private.admits(dana.person.hex)


def test_the_banned_are_strangers_again(private: Space, alice: User, bob: User) -> None:
    private.invite_to_stage(bob, by=Actor.of(alice))
    place_of(private, bob).ban(by=Actor.of(alice))
    assert seen_by(bob) == []
    with pytest.raises(SpaceNotFound):
        private.raise_hand(bob, by=Actor.of(bob))


def test_administrators_see_it_and_are_not_let_in_as_listeners(private: Space, admin: User) -> None:
    assert seen_by(admin) == ["Among us"]
    assert not private.admits(admin.person.hex)
    private.end(by=Actor.of(admin))
    assert private.events.get(kind="space.ended").actor == f"administrator:{admin.person.hex}"


def test_turned_private_it_keeps_those_on_stage_and_forgets_the_rest(live_space: Space, alice: User, bob: User) -> None:
    live_space.raise_hand(bob, by=Actor.of(bob)).accept(by=Actor.of(alice))
    stranger = Guest(uuid4(), "Gus")
    live_space.raise_hand(stranger, by=Actor.of(stranger))
    live_space.edit(by=Actor.of(alice), scheduled_for=None, visibility="private")
    assert live_space.admits(bob.person.hex)
    assert not live_space.admits(stranger.person.hex)


def test_public_and_unlisted_ones_let_everybody_in(alice: User) -> None:
    for visibility in ("public", "unlisted"):
        space = Space.schedule(host=alice, title=visibility, visibility=visibility)
        assert space.admits(None)
        assert space.admits(uuid4().hex)
    assert sorted(seen_by(None)) == ["public", "unlisted"]
    assert [space.title for space in Space.objects.listed()] == ["public"]
