"""An e-mail address is changed by whoever gives the password; where mail works, the new one has to answer."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.accounts.signing_in import as_signed_in

pytestmark = pytest.mark.django_db
NEW = "alice@new.example"


@pytest.fixture
def mail_works(settings: Any) -> None:
    settings.MAIL_WORKS = True


def link_in_mail() -> str:
    found = re.search(r"https?://[^/\s]+(/settings/email/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_without_mail_it_is_changed_at_once(client: Client, alice: User) -> None:
    as_signed_in(client, alice).post(reverse("settings-email"), {"email": "Alice@New.example"})
    alice.refresh_from_db()
    assert alice.email == NEW
    assert list(EmailAddress.objects.values_list("user", "email", "primary")) == [(alice.pk, NEW, True)]
    assert Client().login(email=NEW, password="alice likes long passwords")
    assert mail.outbox == []


@pytest.mark.usefixtures("mail_works")
def test_with_mail_the_new_address_answers_and_the_old_one_is_told(client: Client, alice: User) -> None:
    as_signed_in(client, alice).post(reverse("settings-email"), {"email": NEW})
    alice.refresh_from_db()
    assert (alice.email, mail.outbox[-1].to) == ("alice@example.org", [NEW])
    link = link_in_mail()
    assert NEW in client.get(link).text
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"
    assert client.post(link).status_code == 302
    alice.refresh_from_db()
    assert (alice.email, mail.outbox[-1].to) == (NEW, ["alice@example.org"])
    assert EmailAddress.objects.get(user=alice).verified
    assert client.post(link).status_code == 410


@pytest.mark.usefixtures("mail_works")
def test_a_link_is_worth_nothing_to_others_or_altered_or_late(client: Client, alice: User, bob: User) -> None:
    as_signed_in(client, alice).post(reverse("settings-email"), {"email": NEW})
    link = link_in_mail()
    assert as_signed_in(Client(), bob).post(link).status_code == 410
    assert client.post(link[:-2] + "x/").status_code == 410
    assert Client().post(link).status_code == 302
    bob.change_email(NEW)
    assert client.post(link).status_code == 410
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"


@pytest.mark.parametrize("email", ["", "alice", "alice@example.org", "BOB@example.org", "a@b\r\nBcc: c@d.ef"])
def test_a_bad_address_changes_nothing_and_stays_in_the_field(
    client: Client, alice: User, bob: User, email: str
) -> None:
    answer = as_signed_in(client, alice).post(reverse("settings-email"), {"email": email})
    assert answer.status_code == 400
    assert answer.context["form"].errors
    assert answer.context["form"]["email"].value() == email
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"


def test_an_open_browser_is_not_enough(as_alice: Client, alice: User) -> None:
    for ask in (as_alice.get, as_alice.post):
        answer = ask(reverse("settings-email"), {"email": NEW})
        assert answer["Location"].startswith(reverse("account_reauthenticate"))
    asked = as_alice.get(answer["Location"]).text
    assert "you, to change your e-mail address" in asked
    assert f'href="{reverse("settings")}"' in asked.partition("<main")[2]
    answer = as_alice.post(answer["Location"], {"password": "wrong"})
    assert answer.context["form"].errors
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"
