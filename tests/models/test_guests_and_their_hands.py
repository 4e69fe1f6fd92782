"""Who may raise a hand, with or without a note, is the host's to say; a guest is known by their pass and a name."""

from uuid import uuid4

import pytest

from accounts.guests import Guest
from accounts.models import User
from spaces.exceptions import AccountNeeded, NameNeeded, NotAllowed, SpaceError
from spaces.models import Actor, Invitation, Space
from tests.models.scenes import appoint, bring_on_stage, fresh, is_whole, place_of

NOBODY_IN_PARTICULAR = ""


def raises(space: Space, who: User | Guest, note: str = "") -> str:
    """ "up", or the code of the refusal."""
    try:
        space.raise_hand(who, note=note, by=Actor.of(who)).lower(by=Actor.of(who))
    except SpaceError as refusal:
        return refusal.code
    return "up"


@pytest.mark.parametrize(
    ("hands_from", "account", "guest", "invited_guest", "nameless"),
    [
        ("named", "up", "up", "up", "name_needed"),
        ("signed_in", "up", "account_needed", "account_needed", "name_needed"),
        ("invited", "invitation_needed", "invitation_needed", "up", "name_needed"),
    ],
)
def test_from_whom(
    live_space: Space,
    alice: User,
    bob: User,
    hands_from: str,
    account: str,
    guest: str,
    invited_guest: str,
    nameless: str,
) -> None:
    live_space.edit(by=Actor.of(alice), scheduled_for=None, hands_from=hands_from)
    invitation, _link = Invitation.make(live_space, by=Actor.of(alice))
    let_in = Guest(uuid4(), "Ines")
    invitation.redeem(let_in)
    assert raises(live_space, bob) == account
    assert raises(live_space, Guest(uuid4(), "Gus")) == guest
    assert raises(live_space, let_in) == invited_guest
    assert raises(live_space, Guest(uuid4(), NOBODY_IN_PARTICULAR)) == nameless
    assert is_whole(live_space)


@pytest.mark.parametrize("hands_from", ["named", "signed_in", "invited"])
def test_host_and_moderators_off_stage_always_may(live_space: Space, alice: User, mona: User, hands_from: str) -> None:
    appoint(live_space, mona)
    live_space.edit(by=Actor.of(alice), scheduled_for=None, hands_from=hands_from)
    place_of(live_space, alice).step_down(by=Actor.of(alice))
    assert [raises(live_space, one) for one in (alice, mona)] == ["up", "up"]


@pytest.mark.parametrize(
    ("notes", "with_a_note", "without"),
    [("off", "", ""), ("optional", "Why?", ""), ("required", "Why?", "note_missing")],
)
def test_notes(
    live_space: Space, alice: User, bob: User, charlie: User, notes: str, with_a_note: str, without: str
) -> None:
    live_space.edit(by=Actor.of(alice), scheduled_for=None, notes=notes)
    assert live_space.raise_hand(bob, note=" Why? ", by=Actor.of(bob)).note == with_a_note
    if without:
        assert raises(live_space, charlie, note="  ") == without
    else:
        assert live_space.raise_hand(charlie, by=Actor.of(charlie)).note == without
    assert raises(live_space, Guest(uuid4(), "Gus"), note="x" * 141) == ("up" if notes == "off" else "note_too_long")


def test_what_the_host_changed_meanwhile_holds(live_space: Space, alice: User, bob: User) -> None:
    stale = fresh(live_space)
    live_space.edit(by=Actor.of(alice), scheduled_for=None, notes="required")
    assert raises(stale, bob) == "note_missing"


def test_a_hand_that_is_up_stays_up_whatever_is_asked_of_new_ones(live_space: Space, alice: User, bob: User) -> None:
    first = live_space.raise_hand(bob, by=Actor.of(bob))
    live_space.edit(by=Actor.of(alice), scheduled_for=None, notes="required", hands_from="invited")
    live_space.close_hands(by=Actor.of(alice))
    assert live_space.raise_hand(bob, by=Actor.of(bob)) == first


def test_a_guest_is_shown_by_the_name_they_gave_last(live_space: Space, alice: User) -> None:
    gus = Guest(uuid4(), "Gus")
    assert raises(live_space, gus) == "up"
    renamed = Guest(gus.person, "Gustav")
    live_space.raise_hand(renamed, by=Actor.of(renamed)).accept(by=Actor.of(alice))
    assert place_of(live_space, gus).name == "Gustav"
    assert {event.shown()["name"] for event in live_space.events.filter(kind="hand.raised")} == {"Gustav"}


def test_on_stage_a_guest_does_what_speakers_do(live_space: Space) -> None:
    gus = Guest(uuid4(), "Gus")
    place = bring_on_stage(live_space, gus)
    assert (place.may_speak, place.role, place.handle) == (True, "none", None)
    place.step_down(by=Actor.of(gus))
    assert not place.on_stage


def test_a_guest_moderates_nothing(live_space: Space, alice: User) -> None:
    gus = Guest(uuid4(), "Gus")
    place = bring_on_stage(live_space, gus)
    with pytest.raises(AccountNeeded):
        place.appoint(by=Actor.of(alice))
    with pytest.raises(NotAllowed):
        live_space.mute_all(by=Actor.of(gus))


def test_without_a_name_nothing_is_left_behind(live_space: Space) -> None:
    nobody = Guest(uuid4(), NOBODY_IN_PARTICULAR)
    with pytest.raises(NameNeeded):
        live_space.raise_hand(nobody, by=Actor.of(nobody))
    assert not live_space.participants.filter(person=nobody.person).exists()


def test_a_name_like_the_hosts_is_marked_for_those_who_answer(live_space: Space, mona: User) -> None:
    appoint(live_space, mona)
    expected = {"Аliсe": "host", "M0NA": "moderator", "Gus": ""}  # noqa: RUF001  that is the point
    for name, resembles in expected.items():
        who = Guest(uuid4(), name)
        live_space.raise_hand(who, by=Actor.of(who))
        assert (name, live_space.events.latest("seq").shown()["resembles"]) == (name, resembles)
