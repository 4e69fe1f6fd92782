"""Guests decide about themselves and nothing else: known by their pass, under the name they gave."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.passes import COOKIE, Pass
from spaces.models import Actor, Space
from tests.views.evening import SCRIPT, as_guest, holding, named, pass_cookie, signed_in

pytestmark = pytest.mark.django_db


def post(client: Client, name: str, space: Space, **data: str) -> tuple[int, str]:
    answer = client.post(reverse(name, args=[space.slug]), data, headers=SCRIPT)
    return answer.status_code, "" if answer.status_code == 204 else answer.json()["error"]


def test_from_a_name_to_a_hand_to_the_stage_and_back(live_space: Space, alice: User) -> None:
    guest = Client()
    assert post(guest, "hand-raise", live_space) == (401, "name_needed")
    assert guest.post(reverse("pass-name"), {"name": "Gina"}, headers=SCRIPT).status_code == 204
    assert post(guest, "hand-raise", live_space, note="Hello") == (204, "")
    hand = live_space.hands.up().get()
    assert (hand.name, hand.handle, hand.note) == ("Gina", None, "Hello")
    hand.accept(by=Actor.of(alice))
    assert post(guest, "stage-step-down", live_space) == (204, "")
    assert not live_space.participants.get(person=hand.person).on_stage


def test_a_pass_for_nobody_in_particular_needs_a_name(live_space: Space) -> None:
    assert post(holding(Pass.for_nobody_in_particular()), "hand-raise", live_space) == (401, "name_needed")


def test_a_forged_pass_is_nobodys(live_space: Space) -> None:
    forger = Client()
    forger.cookies[COOKIE] = pass_cookie(named("Gina"))[:-2] + "xx"
    assert post(forger, "hand-raise", live_space) == (401, "name_needed")


def test_the_pass_of_an_account_without_its_session_is_worth_nothing(live_space: Space, dana: User) -> None:
    assert post(holding(Pass.for_user(dana)), "hand-raise", live_space) == (401, "pass_revoked")


def test_one_guest_does_not_answer_for_another(live_space: Space) -> None:
    first, second = named("Gina"), named("Gina")
    assert post(holding(first), "hand-raise", live_space) == (204, "")
    assert post(holding(second), "hand-lower", live_space) == (204, "")
    assert live_space.hands.up().get().person == first.person


@pytest.mark.parametrize(("hands_from", "code"), [("signed_in", "account_needed"), ("invited", "invitation_needed")])
def test_where_guests_may_not_ask_they_are_told_why(live_space: Space, hands_from: str, code: str) -> None:
    Space.objects.filter(pk=live_space.pk).update(hands_from=hands_from)
    assert post(holding(named("Gina")), "hand-raise", live_space) == (403, code)


def test_a_banned_guest_is_refused_under_any_name(live_space: Space, alice: User) -> None:
    held = named("Gina")
    live_space.place_of(as_guest(held)).ban(by=Actor.of(alice))
    browser = holding(held)
    browser.post(reverse("pass-name"), {"name": "Somebody else"}, headers=SCRIPT)
    assert post(browser, "hand-raise", live_space) == (403, "banned")


def test_what_no_database_keeps_is_left_out_of_a_note(live_space: Space, dana: User) -> None:
    for who in (holding(named("Gina")), signed_in(dana)):
        assert post(who, "hand-raise", live_space, note="Hel\0lo") == (204, "")
    assert set(live_space.hands.values_list("note", flat=True)) == {"Hello"}


@pytest.mark.parametrize("bad", ["", " \t ", "\u202e\u2066\u200b", "x" * 61, "\0\x1b"], ids=ascii)
def test_a_name_that_is_none_gives_no_pass(db: None, bad: str) -> None:
    guest = Client()
    refused = guest.post(reverse("pass-name"), {"name": bad}, headers=SCRIPT)
    assert (refused.status_code, refused.json()["error"]) == (400, "bad_name")
    assert COOKIE not in guest.cookies


def test_what_can_not_be_seen_is_left_out_of_a_name(db: None) -> None:
    guest = Client()
    guest.post(reverse("pass-name"), {"name": "  Gi\u202ena\n\0 G.\u2069 "}, headers=SCRIPT)
    held = Pass.read(guest.cookies[COOKIE].value)
    assert held
    assert held.name == "Gina G."


def test_shared_pages_do_not_know_a_guest(live_space: Space) -> None:
    held = named("Gina")
    live_space.place_of(as_guest(held))
    pages = [client.get(live_space.get_absolute_url()) for client in (Client(), holding(held))]
    assert pages[0].content == pages[1].content
    assert {page["Cache-Control"] for page in pages} == {"public, max-age=1"}
