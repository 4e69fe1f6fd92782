"""Signing up: open, after approval, or by invitation; once per invitation."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Invitation, User
from accounts.passes import COOKIE, Pass


def form(name: str = "bob", **more: str) -> dict[str, str]:
    return {
        "email": f"{name}@example.org",
        "display_name": name.title(),
        "handle": name,
        "password1": "a long enough secret",
        "timezone": "Europe/Berlin",
    } | more


def sign_up(client: Client, **more: str) -> Any:
    return client.post(reverse("account_signup"), form(**more))


def path_of(link: str) -> str:
    return "/" + link.split("/", 3)[3]


@pytest.mark.django_db
def test_who_signs_up_is_signed_in_and_gets_a_pass(client: Client) -> None:
    answer = sign_up(client)
    bob = User.objects.get(handle="bob")
    assert (answer.status_code, answer.url) == (302, "/")
    assert (bob.email, bob.display_name, bob.timezone, bob.is_staff) == (
        "bob@example.org",
        "Bob",
        "Europe/Berlin",
        False,
    )
    assert Pass.read(client.cookies[COOKIE].value) == Pass.for_user(bob)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("handle", "no spaces", "lowercase letters"),
        ("handle", "x", "lowercase letters"),
        ("handle", "ALICE", "taken"),
        ("email", "alice@example.org", "already"),
        ("email", "nonsense", "valid"),
        ("password1", "short", "too short"),
        ("display_name", "   ", "required"),
    ],
)
def test_bad_input_is_said_beside_its_field_and_loses_nothing(
    client: Client, alice: User, field: str, value: str, words: str
) -> None:
    answer = sign_up(client, **{field: value})
    assert answer.status_code == 200
    assert words in str(answer.context["form"].errors[field])
    assert "Bob" in answer.text or field == "display_name"
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_an_unknown_time_zone_becomes_utc(client: Client) -> None:
    sign_up(client, timezone="Mars/Olympus")
    assert User.objects.get().timezone == "UTC"


@pytest.mark.django_db
def test_the_first_to_sign_up_is_nobody_special(client: Client) -> None:
    sign_up(client)
    assert not User.objects.get().is_staff


@pytest.mark.django_db
def test_without_an_invitation_an_invited_only_site_is_closed(client: Client, settings: Any) -> None:
    settings.SIGNUP = "invited"
    assert "account/signup_closed.html" in [one.name for one in client.get(reverse("account_signup")).templates]
    sign_up(client)
    assert not User.objects.exists()


@pytest.mark.django_db
def test_an_administrators_link_makes_one_administrator(settings: Any) -> None:
    settings.SIGNUP = "invited"
    link = path_of(Invitation.issue(admin=True))
    first, second = Client(), Client()
    first.get(link)
    second.get(link)
    sign_up(first)
    assert User.objects.get(handle="bob").is_staff
    sign_up(second, name="eve", email="eve@example.org", handle="eve")
    assert not User.objects.filter(handle="eve").exists()
    assert Client().get(link).status_code == 410


@pytest.mark.django_db
def test_who_must_be_approved_waits_and_is_let_in(client: Client, admin: User, settings: Any) -> None:
    settings.SIGNUP = "approval"
    answer = sign_up(client)
    bob = User.objects.get(handle="bob")
    assert answer.url == reverse("account_inactive")
    assert not bob.is_active
    assert COOKIE not in client.cookies
    client.force_login(admin)
    client.post(reverse("people-approve", args=[bob.pk]))
    bob.refresh_from_db()
    assert bob.is_active
    assert Client().login(email="bob@example.org", password="a long enough secret")
