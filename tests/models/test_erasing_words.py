"""Words can be taken out of the record; that they were there, and who took them out, stays in it."""

import json

import pytest
from django.core.management import call_command

from accounts.models import User
from spaces.exceptions import NotAllowed
from spaces.models import Actor, Ban, EventText, Hand, Invitation, Space
from spaces.models.ledger import erase, erased, forget_the_deleted, verify
from tests.models.scenes import appoint, is_whole, told


@pytest.fixture
def noted(live_space: Space, bob: User) -> Hand:
    """Bob's hand."""
    return live_space.raise_hand(bob, note="Something vile", by=Actor.of(bob))


def test_the_words_go_and_the_ledger_stays_whole(noted: Hand, live_space: Space, alice: User) -> None:
    event = live_space.events.get(kind="hand.raised")
    body = event.body
    erase(event, by=Actor.of(alice))
    event.refresh_from_db()
    assert (event.body, event.shown()["note"]) == (body, None)
    assert json.loads(body)["texts"]["note"]
    assert (verify(live_space), erased(live_space)) == ([], 1)
    assert live_space.events.latest("seq").kind == "words.erased"
    assert json.loads(live_space.events.latest("seq").body)["fields"] == {"of": event.seq}


def test_the_command_says_how_many_were(
    noted: Hand, live_space: Space, alice: User, capsys: pytest.CaptureFixture[str]
) -> None:
    erase(live_space.events.get(kind="hand.raised"), by=Actor.of(alice))
    call_command("ledger", "verify", live_space.slug)
    assert "is whole: 5 entries, 1 texts erased." in capsys.readouterr().out


def test_twice_is_once_and_without_words_nothing(noted: Hand, live_space: Space, alice: User) -> None:
    for kind in ("hand.raised", "hand.raised", "space.started"):
        erase(live_space.events.get(kind=kind), by=Actor.of(alice))
    assert told(live_space).count("words.erased") == 1


def test_nothing_is_left_by_which_a_guess_could_be_checked(noted: Hand, live_space: Space, alice: User) -> None:
    erase(live_space.events.get(kind="hand.raised"), by=Actor.of(alice))
    kept = EventText.objects.get(event__kind="hand.raised")
    assert (kept.text, bytes(kept.salt)) == (None, b"")


def test_no_copy_of_them_stays_elsewhere(noted: Hand, live_space: Space, alice: User, bob: User) -> None:
    Invitation.make(live_space, by=Actor.of(alice), whom="Vile Vera")
    live_space.place_of(bob).ban(by=Actor.of(alice), reason="Vile as well")
    for kind in ("hand.raised", "invitation.made", "person.banned"):
        erase(live_space.events.get(kind=kind), by=Actor.of(alice))
    noted.refresh_from_db()
    assert (noted.note, Invitation.objects.get().whom, Ban.objects.get().reason) == ("", "", "")
    assert verify(live_space) == []


def test_moderators_do_not_administrators_do_and_are_named(
    noted: Hand, live_space: Space, mona: User, bob: User, admin: User
) -> None:
    appoint(live_space, mona)
    event = live_space.events.get(kind="hand.raised")
    for one in (mona, bob):
        with pytest.raises(NotAllowed):
            erase(event, by=Actor.of(one))
    erase(event, by=Actor.of(admin))
    assert live_space.events.get(kind="words.erased").actor == f"administrator:{admin.person.hex}"


def test_a_deleted_account_takes_its_words_along_and_its_name(noted: Hand, live_space: Space, bob: User) -> None:
    live_space.place_of(bob).ban(by=Actor.of(live_space.host))
    bob.delete_account()
    assert forget_the_deleted() == 1
    assert forget_the_deleted() == 0
    raised = live_space.events.get(kind="hand.raised").shown()
    assert (raised["note"], raised["name"]) == (None, "Deleted account")
    assert live_space.events.get(kind="words.erased").actor == "keeper"
    assert Ban.objects.get().name == "Deleted account"
    assert is_whole(live_space)
