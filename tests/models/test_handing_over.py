"""The host makes somebody else the host, for good, and moderates from then on."""

from uuid import uuid4

import pytest
from django.utils.timezone import now

from accounts.guests import Guest
from accounts.models import User
from spaces.exceptions import AccountNeeded, HostingNotAllowed, NotAllowed
from spaces.models import Actor, Space
from spaces.permissions import Role
from tests.models.scenes import appoint, bring_on_stage, fresh, is_whole, place_of, told


def test_the_new_host_decides_and_the_old_one_moderates(live_space: Space, alice: User, bob: User) -> None:
    live_space.hand_over(live_space.place_of(bob), by=Actor.of(alice))
    assert (live_space.host, live_space.role_of(alice.person.hex)) == (bob, Role.MODERATOR)
    assert told(live_space)[-2:] == ["host.changed", "moderator.appointed < host.changed"]
    with pytest.raises(NotAllowed):
        live_space.end(by=Actor.of(alice))
    live_space.end(by=Actor.of(bob))
    assert is_whole(live_space)


def test_a_moderator_becomes_the_host_and_is_no_moderator(live_space: Space, alice: User, mona: User) -> None:
    live_space.hand_over(appoint(live_space, mona), by=Actor.of(alice))
    assert not place_of(live_space, mona).moderator
    assert [place.user for place in live_space.participants.moderators()] == [alice]


def test_to_the_host_it_does_nothing(live_space: Space, alice: User) -> None:
    live_space.hand_over(live_space.place_of(alice), by=Actor.of(alice))
    assert told(live_space)[-1] == "stage.joined"


def test_a_guest_can_not_host(live_space: Space, alice: User) -> None:
    with pytest.raises(AccountNeeded):
        live_space.hand_over(live_space.place_of(Guest(uuid4(), "Gus")), by=Actor.of(alice))


def test_nor_whom_this_instance_does_not_let(live_space: Space, alice: User, bob: User, settings: object) -> None:
    settings.HOSTING = "named"  # type: ignore[attr-defined]
    with pytest.raises(HostingNotAllowed):
        live_space.hand_over(live_space.place_of(bob), by=Actor.of(alice))


def test_nor_whoever_was_suspended(live_space: Space, alice: User, bob: User) -> None:
    bob.suspend()
    with pytest.raises(HostingNotAllowed):
        live_space.hand_over(live_space.place_of(bob), by=Actor.of(alice))


def test_neither_a_moderator_nor_one_who_stands_in_hands_over(live_space: Space, mona: User, bob: User) -> None:
    appoint(live_space, mona)
    for stand_in in (None, mona.person):
        Space.objects.update(stand_in=stand_in)
        with pytest.raises(NotAllowed):
            live_space.hand_over(live_space.place_of(bob), by=Actor.of(mona))


def test_the_new_host_is_there_whoever_was_missed(live_space: Space, alice: User, mona: User, admin: User) -> None:
    appoint(live_space, mona)
    Space.objects.update(stand_in=mona.person, host_due=now())
    live_space.hand_over(place_of(live_space, mona), by=Actor.of(admin))
    assert (live_space.host, live_space.stand_in, live_space.host_due) == (mona, None, None)
    assert live_space.events.get(kind="host.changed").actor == f"administrator:{admin.person.hex}"


def test_a_held_speaker_who_becomes_the_host_is_heard(live_space: Space, alice: User, bob: User) -> None:
    place = bring_on_stage(live_space, bob)
    place.hold(by=Actor.of(alice))
    live_space.hand_over(place, by=Actor.of(alice))
    assert place_of(live_space, bob).may_speak
    assert "stage.released < host.changed" in told(live_space)


def test_whom_the_new_host_bans_everywhere_is_out(live_space: Space, alice: User, bob: User, charlie: User) -> None:
    bobs = Space.schedule(host=bob, title="Bob's")
    for one in (alice, charlie):
        bobs.place_of(one).ban(by=Actor.of(bob), everywhere=True)
    bring_on_stage(live_space, charlie)
    live_space.hand_over(live_space.place_of(bob), by=Actor.of(alice))
    assert sorted(told(live_space)[-4:]) == ["person.banned < host.changed"] * 2 + ["stage.left < person.banned"] * 2
    assert fresh(live_space).role_of(alice.person.hex) is Role.NONE
