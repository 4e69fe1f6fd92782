"""Deleting one's own account: the password, what becomes of everything, the handle typed; then it is over."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.passes import COOKIE
from spaces.models import Space
from tests.accounts.signing_in import as_signed_in
from tests.models.scenes import appoint, fresh

pytestmark = pytest.mark.django_db


def test_it_says_what_becomes_of_what_one_hosts(live_space: Space, alice: User, mona: User, client: Client) -> None:
    Space.schedule(host=alice, title="Another day")
    mona.let_host(True)
    appoint(live_space, mona)
    page = as_signed_in(client, alice).get(reverse("settings-delete")).text
    assert "<bdi>Mona</bdi> hosts it from now on" in page
    assert "is cancelled" in page


def test_then_the_account_is_gone(live_space: Space, alice: User, client: Client) -> None:
    page = as_signed_in(client, alice).post(reverse("settings-delete"), {"handle": " @Alice"}, follow=True)
    assert (page.status_code, page.context["viewer"]) == (200, None)
    assert client.cookies[COOKIE].value == ""
    alice.refresh_from_db()
    assert alice.deleted_at
    assert fresh(live_space).state == "ended"
    assert client.get("/@alice/").status_code == 404


@pytest.mark.parametrize("typed", ["", "bob", "alic"])
def test_a_slip_deletes_nothing(alice: User, client: Client, typed: str) -> None:
    page = as_signed_in(client, alice).post(reverse("settings-delete"), {"handle": typed})
    assert page.status_code == 400
    assert "Nothing was deleted." in page.text
    assert f'value="{typed}"' in page.text
    alice.refresh_from_db()
    assert alice.deleted_at is None


def test_an_open_browser_is_not_enough(as_alice: Client, alice: User) -> None:
    answer = as_alice.post(reverse("settings-delete"), {"handle": "alice"})
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    alice.refresh_from_db()
    assert alice.deleted_at is None


def test_the_last_administrator_is_told_why_not(admin: User, client: Client) -> None:
    answer = as_signed_in(client, admin).post(reverse("settings-delete"), {"handle": "ada"})
    assert answer.status_code == 409
    assert "only administrator" in answer.text
