"""Whether audiences show somebody by name: they choose, and their pass says so."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.passes import COOKIE, Pass

pytestmark = pytest.mark.django_db
OURS = {"Origin": "http://testserver"}


def choose(client: Client, choice: str) -> tuple[int, Pass | None]:
    answer = client.post(reverse("pass-shown"), {"shown": choice}, headers=OURS)
    cookie = answer.cookies.get(COOKIE)
    return answer.status_code, Pass.read(cookie.value) if cookie else None


def holding(held: Pass) -> Client:
    client, response = Client(), HttpResponse()
    held.give(response)
    client.cookies[COOKIE] = response.cookies[COOKIE].value
    return client


def test_an_account_is_only_counted_until_it_says_otherwise(client: Client, bob: User) -> None:
    assert not Pass.for_user(bob).shown
    client.force_login(bob)
    status, held = choose(client, "1")
    assert held
    assert (status, held.shown, held.account) == (204, True, bob.pk)
    bob.refresh_from_db()
    assert Pass.for_user(bob).shown


def test_hiding_makes_every_pass_that_shows_worthless_and_gives_a_new_one(client: Client, bob: User) -> None:
    client.force_login(bob)
    _status, before = choose(client, "1")
    _status, after = choose(client, "0")
    assert before
    assert after
    assert (after.shown, after.epoch) == (False, before.epoch + 1)
    _status, again = choose(client, "0")
    assert again == after


def test_a_guest_keeps_their_choice_under_another_name() -> None:
    named = Pass.named(Pass.for_nobody_in_particular(), "Gus")
    assert named.shown
    _status, held = choose(holding(named), "0")
    assert held == named.showing(False)
    assert not Pass.named(held, "August").shown


@pytest.mark.parametrize(
    "held", [Pass("0" * 32), Pass("0" * 32, account=7, name="Ada")], ids=["nameless", "signed out"]
)
def test_without_a_name_one_is_asked_for(held: Pass) -> None:
    answer = holding(held).post(reverse("pass-shown"), {"shown": "1"}, headers=OURS)
    assert (answer.status_code, answer.json()["error"]) == (401, "name_needed")


@pytest.mark.parametrize("choice", ["", "2", "yes"])
def test_another_choice_is_refused(client: Client, bob: User, choice: str) -> None:
    client.force_login(bob)
    assert choose(client, choice) == (400, None)
    assert Client().post(reverse("pass-shown"), headers=OURS).status_code == 400


def test_another_sites_page_chooses_nothing(client: Client, bob: User) -> None:
    client.force_login(bob)
    for headers in ({}, {"Origin": "http://evil.test"}):
        assert client.post(reverse("pass-shown"), {"shown": "1"}, headers=headers).status_code == 403
    bob.refresh_from_db()
    assert not bob.shown_in_audiences
