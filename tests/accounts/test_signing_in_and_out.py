"""Signing in gives a pass, signing out and a new password take every pass away."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.links import password_link
from accounts.models import User
from accounts.passes import COOKIE, Pass
from accounts.revocations import revoked_epochs

pytestmark = pytest.mark.django_db


def test_signing_in_by_e_mail_gives_a_pass(client: Client, alice: User) -> None:
    answer = client.post(
        reverse("account_login"), {"login": "Alice@Example.org", "password": "alice likes long passwords"}
    )
    assert answer.status_code == 302
    assert Pass.read(client.cookies[COOKIE].value) == Pass.for_user(alice)


def test_a_wrong_password_is_refused_without_saying_which_was_wrong(client: Client, alice: User) -> None:
    known = client.post(reverse("account_login"), {"login": "alice@example.org", "password": "wrong"})
    unknown = client.post(reverse("account_login"), {"login": "nobody@example.org", "password": "wrong"})
    assert known.context["form"].errors == unknown.context["form"].errors
    assert COOKIE not in client.cookies


def test_signing_out_revokes_every_pass(as_alice: Client, alice: User) -> None:
    as_alice.post(reverse("account_logout"))
    alice.refresh_from_db()
    assert alice.epoch == 1
    assert revoked_epochs() == {alice.pk: 1}
    assert as_alice.cookies[COOKIE].value == ""
    assert as_alice.get("/").context["viewer"] is None


def test_a_new_password_revokes_every_pass(alice: User) -> None:
    alice.change_password("another long password")
    assert revoked_epochs() == {alice.pk: 1}


def test_a_suspended_person_is_out(as_alice: Client, alice: User) -> None:
    alice.suspend()
    assert as_alice.get(reverse("space-new")).status_code == 302
    assert not Client().login(email="alice@example.org", password="alice likes long passwords")
    assert revoked_epochs() == {alice.pk: 1}


def test_a_password_link_works_once(client: Client, alice: User) -> None:
    link = "/" + password_link(alice).split("/", 3)[3]
    page = client.get(link, follow=True)
    new = {"password1": "entirely new words", "password2": "entirely new words"}
    client.post(page.redirect_chain[-1][0], new)
    assert Client().login(email="alice@example.org", password="entirely new words")
    assert "token_fail" in Client().get(link, follow=True).context
    alice.refresh_from_db()
    assert alice.epoch == 1


def test_without_mail_the_reset_page_says_who_can_help(client: Client, settings: object) -> None:
    page = client.get(reverse("account_reset_password"))
    assert "administrator" in page.text
    assert "<form" not in page.text.split("<main", 1)[1].split("</main>")[0]


def test_with_mail_a_link_is_sent(client: Client, alice: User, settings: object) -> None:
    settings.MAIL_WORKS = True  # type: ignore[attr-defined]
    client.post(reverse("account_reset_password"), {"email": "alice@example.org"})
    assert re.search(r"/accounts/password/reset/key/\S+", str(mail.outbox[0].body))


def test_only_administrators_open_the_people_page(as_alice: Client, admin: User) -> None:
    assert as_alice.get(reverse("people")).status_code == 403
    assert Client().get(reverse("people")).status_code == 302
    as_alice.force_login(admin)
    page = as_alice.post(reverse("people-invite"))
    assert "/invitation/" in page.context["link"]
    assert page.context["link"] in page.text
