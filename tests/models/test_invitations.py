"""A link lets in so many people, for so long, until it is revoked; its token is kept nowhere."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import now

from accounts.guests import Guest
from accounts.models import User
from spaces.exceptions import Banned, InvitationGone, SpaceEnded
from spaces.models import Actor, Invitation, Space
from tests.models.scenes import appoint, place_of, told


@pytest.fixture
def private(alice: User) -> Space:
    return Space.schedule(host=alice, title="Among us", visibility="private")


def make(space: Space, **terms: object) -> Invitation:
    made, _link = Invitation.make(space, by=Actor.of(space.host), **terms)  # type: ignore[arg-type]
    return made


def test_its_address_is_seen_once_and_only_its_digest_kept(private: Space, alice: User) -> None:
    made, link = Invitation.make(private, by=Actor.of(alice), whom="Dana")
    token = link.rstrip("/").rsplit("/", 1)[1]
    assert len(token) >= 32
    assert Invitation.objects.for_token(token).get() == made
    assert not Invitation.objects.for_token(made.digest).exists()
    assert token not in str(Invitation.objects.values().get())
    event = private.events.get(kind="invitation.made")
    assert token not in event.body
    assert ("Dana" in event.body, event.shown()["whom"]) == (False, "Dana")


def test_it_lets_in_one_person_and_the_next_one_not(private: Space, bob: User, dana: User) -> None:
    invitation = make(private)
    invitation.redeem(bob)
    assert private.admits(bob.person.hex)
    with pytest.raises(InvitationGone):
        invitation.redeem(dana)
    assert not private.participants.filter(user=dana).exists()
    assert told(private)[-2:] == ["invitation.made", "invitation.redeemed"]
    assert private.events.get(kind="invitation.redeemed").actor == f"person:{bob.person.hex}"


def test_redeeming_again_uses_nothing_up(private: Space, bob: User) -> None:
    invitation = make(private, uses=2)
    assert invitation.redeem(bob) == invitation.redeem(bob)
    assert invitation.used == 1
    assert told(private).count("invitation.redeemed") == 1


def test_nor_does_whoever_needs_no_link(private: Space, alice: User, mona: User) -> None:
    appoint(private, mona)
    invitation = make(private)
    for one in (alice, mona):
        invitation.redeem(one)
    assert (invitation.used, told(private)[-1]) == (0, "invitation.made")


@pytest.mark.parametrize(("asked_for", "given"), [(0, 1), (3, 3), (10**6, 1000)])
def test_uses_have_bounds(private: Space, asked_for: int, given: int) -> None:
    assert make(private, uses=asked_for).uses == given


def test_it_runs_out(private: Space, bob: User) -> None:
    invitation = make(private, good_for=timedelta(hours=1))
    assert list(Invitation.objects.open()) == [invitation]
    Invitation.objects.update(expires_at=now())
    with pytest.raises(InvitationGone):
        invitation.redeem(bob)
    assert not Invitation.objects.open().exists()
    assert not invitation.is_open(now())


def test_revoked_it_lets_nobody_in_and_whoever_came_stays(private: Space, alice: User, bob: User, dana: User) -> None:
    invitation = make(private, uses=5)
    invitation.redeem(bob)
    invitation.revoke(by=Actor.of(alice))
    invitation.revoke(by=Actor.of(alice))
    with pytest.raises(InvitationGone):
        invitation.redeem(dana)
    assert private.admits(bob.person.hex)
    assert told(private).count("invitation.revoked") == 1


def test_the_banned_do_not_come_back_by_one(private: Space, alice: User, bob: User) -> None:
    invitation = make(private, uses=5)
    invitation.redeem(bob)
    place_of(private, bob).ban(by=Actor.of(alice))
    with pytest.raises(Banned):
        invitation.redeem(bob)
    assert invitation.used == 1


def test_not_after_the_end(private: Space, alice: User, bob: User) -> None:
    invitation = make(private)
    private.start(by=Actor.of(alice))
    private.end(by=Actor.of(alice))
    with pytest.raises(SpaceEnded):
        invitation.redeem(bob)
    with pytest.raises(SpaceEnded):
        make(private)


def test_a_guest_comes_in_by_name(private: Space) -> None:
    guest = Guest(uuid4(), "Gus")
    place = make(private).redeem(guest)
    assert (place.name, place.handle, place.user) == ("Gus", None, None)
    assert private.events.get(kind="invitation.redeemed").shown()["name"] == "Gus"
