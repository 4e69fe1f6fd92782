"""The pass can't be forged, lasts so long, and says who somebody is."""

import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from accounts.passes import COOKIE, Pass


def cookie_of(held: Pass) -> str:
    response = HttpResponse()
    held.give(response)
    return str(response.cookies[COOKIE].value)


def test_what_was_given_is_read() -> None:
    held = Pass("0" * 32, account=7, name="Ünal", epoch=3)
    assert Pass.read(cookie_of(held)) == held


def test_its_cookie_is_kept_from_scripts_and_other_sites() -> None:
    response = HttpResponse()
    Pass.for_nobody_in_particular().give(response)
    cookie = response.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"].lower(), cookie["path"]) == (True, "lax", "/")


@given(st.text(max_size=200))
def test_nothing_made_up_is_a_pass(value: str) -> None:
    assert Pass.read(value) is None


@given(st.integers(min_value=0, max_value=120), st.characters(min_codepoint=33, max_codepoint=126))
def test_changing_a_character_makes_it_worthless(place: int, character: str) -> None:
    cookie = cookie_of(Pass("0" * 32, account=7))
    place %= len(cookie)
    forged = cookie[:place] + character + cookie[place + 1 :]
    assert forged == cookie or Pass.read(forged) is None


def test_something_else_we_signed_is_not_a_pass() -> None:
    signed = signing.TimestampSigner(salt="rostrum.pass").sign_object({"hello": "there"})
    assert Pass.read(signed) is None


def test_it_runs_out(settings: object) -> None:
    from datetime import timedelta

    cookie = cookie_of(Pass.for_nobody_in_particular())
    settings.PASS_MAX_AGE = timedelta(seconds=-1)  # type: ignore[attr-defined]
    assert Pass.read(cookie) is None


OURS = {"Origin": "http://testserver"}


@pytest.mark.django_db
def test_the_session_renews_it(alice: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(alice)
    alice.raise_epoch()
    assert browser.post(reverse("pass-renew"), headers=OURS).status_code == 204
    assert Pass.read(browser.cookies[COOKIE].value) == Pass.for_user(alice)


@pytest.mark.django_db
def test_with_a_session_that_ran_out_it_is_nobodys() -> None:
    stranger = Client(enforce_csrf_checks=True)
    stranger.cookies["sessionid"] = "ran-out"
    assert stranger.post(reverse("pass-renew"), headers=OURS).status_code == 204
    held = Pass.read(stranger.cookies[COOKIE].value)
    assert held is not None
    assert held.account is None


@pytest.mark.django_db
@pytest.mark.parametrize("headers", [{}, {"Origin": "null"}, {"Origin": "http://evil.test"}], ids=str)
def test_another_site_can_not_make_a_stranger_of_somebody(as_alice: Client, headers: dict[str, str]) -> None:
    assert as_alice.post(reverse("pass-renew"), headers=headers).status_code == 403
    assert COOKIE not in as_alice.cookies
