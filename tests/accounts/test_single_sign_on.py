"""Signing in by an OpenID Connect provider: the same rules as for everybody, before a real one on this machine."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import Invitation, User
from accounts.passes import COOKIE, Pass
from tests.accounts.provider import CLIENT_ID, CLIENT_SECRET, Provider, provider
from tests.accounts.signing_in import as_signed_in

pytestmark = pytest.mark.django_db
NAMED = {"email": "nora@example.org", "display_name": "Nora", "handle": "nora", "timezone": "Europe/Prague"}


@pytest.fixture
def sso(settings: Any) -> Iterator[Provider]:
    with provider() as started:
        app = {
            "provider_id": "sso",
            "name": "our sign-on",
            "client_id": CLIENT_ID,
            "secret": CLIENT_SECRET,
            "settings": {"server_url": started.url},
        }
        settings.OIDC_ISSUER, settings.OIDC_NAME, settings.SIGNUP = started.url, "our sign-on", "open"
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        yield started


def come_back(client: Client, process: str = "", **more: str) -> HttpResponse:
    """To the provider and back, as a browser goes; ``more`` is what the way back says besides."""
    away = client.get(reverse("openid_connect_login", args=["sso"]) + process)
    assert away.status_code == 302
    asked = parse_qs(urlsplit(away["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    path = urlsplit(asked["redirect_uri"][0]).path
    assert path == "/accounts/oidc/sso/login/callback/"  # docs/settings.md says so
    back = {"code": "c0de", "state": asked["state"][0], **more}
    return client.get(path, back)  # type: ignore[return-value]


def test_somebody_new_chooses_a_handle_and_is_given_a_pass(client: Client, sso: Provider) -> None:
    assert "our sign-on" in client.get(reverse("account_login")).text
    answer = come_back(client)
    assert answer["Location"] == reverse("socialaccount_signup")
    form = client.get(answer["Location"]).context["form"]
    assert [form[name].value() for name in ("email", "display_name", "handle")] == [
        "nora@example.org",
        "Nora Novak",
        "nora_novak",
    ]
    assert "code_verifier" in sso.asked[0]
    assert client.post(reverse("socialaccount_signup"), NAMED).status_code == 302
    nora = User.objects.get(email="nora@example.org")
    assert (nora.handle, nora.timezone, nora.has_usable_password()) == ("nora", "Europe/Prague", False)
    assert Pass.read(client.cookies[COOKIE].value) == Pass.for_user(nora)


def test_whoever_came_before_is_signed_in_and_given_a_pass(client: Client, sso: Provider, alice: User) -> None:
    SocialAccount.objects.create(user=alice, provider="sso", uid="42")
    come_back(client)
    assert client.get("/").context["viewer"] == alice
    assert Pass.read(client.cookies[COOKIE].value) == Pass.for_user(alice)


@pytest.mark.parametrize(("field", "value"), [("handle", "alice"), ("handle", "N!"), ("display_name", "\u202e")])
def test_a_bad_name_is_refused_and_keeps_the_rest(
    client: Client, sso: Provider, alice: User, field: str, value: str
) -> None:
    come_back(client)
    answer = client.post(reverse("socialaccount_signup"), {**NAMED, field: value})
    assert set(answer.context["form"].errors) == {field}
    assert answer.context["form"]["email"].value() == "nora@example.org"
    assert User.objects.count() == 1


def test_an_address_that_is_taken_is_not_taken_over(client: Client, sso: Provider, alice: User) -> None:
    sso.who["email"] = alice.email
    come_back(client)
    answer = client.post(reverse("socialaccount_signup"), {**NAMED, "email": alice.email})
    assert "email" in answer.context["form"].errors
    assert client.get("/").context["viewer"] is None
    assert not SocialAccount.objects.exists()


def test_where_one_must_be_invited_a_provider_is_not_enough(client: Client, sso: Provider, settings: Any) -> None:
    settings.SIGNUP = "invited"
    assert "account/signup_closed.html" in [one.name for one in come_back(client).templates]  # type: ignore[attr-defined]
    client.post(reverse("socialaccount_signup"), NAMED)
    assert not User.objects.exists()


def test_an_invitation_lets_one_person_in(client: Client, sso: Provider, settings: Any) -> None:
    settings.SIGNUP = "invited"
    client.get(urlsplit(Invitation.issue()).path)
    come_back(client)
    assert client.post(reverse("socialaccount_signup"), NAMED).status_code == 302
    assert Invitation.objects.get().used_by == User.objects.get()


def test_where_administrators_approve_one_waits(client: Client, sso: Provider, settings: Any) -> None:
    settings.SIGNUP = "approval"
    come_back(client)
    answer = client.post(reverse("socialaccount_signup"), NAMED)
    assert answer["Location"] == reverse("account_inactive")
    assert (User.objects.get().is_active, COOKIE in client.cookies) == (False, False)
    User.objects.get().approve()
    come_back(client)
    assert client.get("/").context["viewer"] == User.objects.get()


def test_a_suspended_person_stays_out(client: Client, sso: Provider, alice: User) -> None:
    SocialAccount.objects.create(user=alice, provider="sso", uid="42")
    alice.suspend()
    come_back(client)
    assert (client.get("/").context["viewer"], COOKIE in client.cookies) == (None, False)


@pytest.mark.parametrize("wrong", ["state", "audience", "cancelled"])
def test_what_does_not_fit_signs_nobody_in(client: Client, sso: Provider, alice: User, wrong: str) -> None:
    SocialAccount.objects.create(user=alice, provider="sso", uid="42")
    sso.audience = "another site" if wrong == "audience" else CLIENT_ID
    more = {"state": {"state": "f0rged"}, "cancelled": {"code": "", "error": "access_denied"}}.get(wrong, {})
    come_back(client, **more)
    assert (client.get("/").context["viewer"], COOKIE in client.cookies) == (None, False)


def test_an_account_is_connected_and_let_go_of(client: Client, sso: Provider, alice: User) -> None:
    as_signed_in(client, alice)
    assert "Connect" in client.get(reverse("socialaccount_connections")).text
    come_back(client, "?process=connect")
    kept = SocialAccount.objects.get()
    assert (kept.user, kept.uid) == (alice, "42")
    assert "Stop signing in by" in client.get(reverse("socialaccount_connections")).text
    client.post(reverse("socialaccount_connections"), {"account": kept.pk})
    assert not SocialAccount.objects.exists()


def test_a_deleted_account_is_connected_to_nothing(sso: Provider, alice: User) -> None:
    SocialAccount.objects.create(user=alice, provider="sso", uid="42")
    alice.delete_account()
    assert not SocialAccount.objects.exists()


def test_without_a_provider_there_is_none(client: Client) -> None:
    assert "openid" not in client.get(reverse("account_login")).text
    assert client.get(reverse("openid_connect_login", args=["sso"])).status_code == 404
