"""The pass can't be forged, lasts so long, and says who somebody is."""

from http.cookies import SimpleCookie

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


@pytest.mark.django_db
def test_the_session_renews_it(as_alice: Client, alice: User) -> None:
    alice.raise_epoch()
    assert as_alice.post(reverse("pass-renew")).status_code == 204
    assert Pass.read(as_alice.cookies[COOKIE].value) == Pass.for_user(alice)


@pytest.mark.django_db
def test_without_a_session_it_is_nobodys() -> None:
    stranger = Client()
    stranger.post(reverse("pass-renew"))
    held = Pass.read(SimpleCookie(stranger.cookies.output(header="")).get(COOKIE).value)  # type: ignore[union-attr]
    assert held is not None
    assert held.account is None
