"""An authenticator app as a second step: the pass is given after it, not before."""

from time import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.passes import COOKIE, Pass
from tests.accounts.signing_in import as_signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_used() -> None:
    """A code works once: what an earlier test used is noted in the cache."""
    cache.clear()


def code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time()) // 30)))


def protected(client: Client, user: User) -> str:
    """Turn it on as people do; returns the secret."""
    page = as_signed_in(client, user).get(reverse("mfa_activate_totp"))
    secret: str = page.context["form"].secret
    assert secret in page.text
    assert client.post(reverse("mfa_activate_totp"), {"code": code(secret)}).status_code == 302
    cache.clear()
    return secret


def given(user: User) -> dict[str, str]:
    return {"login": user.email, "password": f"{user.handle} likes long passwords"}


def test_signing_in_takes_both_steps_and_gives_the_pass_last(client: Client, alice: User) -> None:
    secret = protected(client, alice)
    phone = Client()
    half = phone.post(reverse("account_login"), given(alice))
    assert half["Location"] == reverse("mfa_authenticate")
    assert COOKIE not in phone.cookies
    assert phone.get("/").context["viewer"] is None
    assert "One more step" in phone.get(half["Location"]).text
    assert phone.post(half["Location"], {"code": "000000"}).context["form"].errors
    assert COOKIE not in phone.cookies
    assert phone.post(half["Location"], {"code": code(secret)}).status_code == 302
    alice.refresh_from_db()
    assert Pass.read(phone.cookies[COOKIE].value) == Pass.for_user(alice)


def test_a_recovery_code_works_once(client: Client, alice: User) -> None:
    protected(client, alice)
    codes = client.get(reverse("mfa_view_recovery_codes"))
    first = codes.context["unused_codes"][0]
    assert first in codes.text
    for expected in (302, 200):
        phone = Client()
        phone.post(reverse("account_login"), given(alice))
        assert phone.post(reverse("mfa_authenticate"), {"code": first}).status_code == expected


def test_turning_it_off_and_on_again(client: Client, alice: User) -> None:
    protected(client, alice)
    assert "Turn off" in client.get(reverse("mfa_index")).text
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert "Turn on" in client.get(reverse("mfa_index")).text
    phone = Client()
    phone.post(reverse("account_login"), given(alice))
    assert COOKIE in phone.cookies


def test_new_recovery_codes_replace_the_old(client: Client, alice: User) -> None:
    protected(client, alice)
    before = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert "worth nothing then" in client.get(reverse("mfa_generate_recovery_codes")).text
    client.post(reverse("mfa_generate_recovery_codes"))
    after = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert not set(before) & set(after)
    assert client.get(reverse("mfa_download_recovery_codes")).text.split()[-1] in after


def test_an_open_browser_is_not_enough(client: Client, alice: User, bob: User) -> None:
    protected(client, alice)
    for user, page in ((bob, "mfa_activate_totp"), (alice, "mfa_deactivate_totp"), (alice, "mfa_view_recovery_codes")):
        user.refresh_from_db()
        browser = Client()
        browser.force_login(user)
        for ask in (browser.get, browser.post):
            answer = ask(reverse(page))
            assert (page, answer.status_code) in ((page, 302), ("mfa_view_recovery_codes", 405))
            assert "reauthenticate" in answer.headers.get("Location", "reauthenticate")
    assert Authenticator.objects.filter(user=alice).exists()


def test_where_an_administrator_turned_it_off_nobody_is_asked(client: Client, alice: User, settings: Any) -> None:
    protected(client, alice)
    settings.MFA = False
    phone = Client()
    phone.post(reverse("account_login"), given(alice))
    assert COOKIE in phone.cookies


def test_a_deleted_account_keeps_no_secret(client: Client, alice: User) -> None:
    TOTP.activate(alice, "JBSWY3DPEHPK3PXP")
    alice.delete_account()
    assert not Authenticator.objects.exists()
