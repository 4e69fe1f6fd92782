"""The people of a site, for its administrators: found, let in, turned away, kept out and let back in."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Invitation, User
from accounts.revocations import revoked_epochs
from tests.views.evening import signed_in, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_admin(admin: User) -> Client:
    return signed_in(admin)


@pytest.fixture
def wanda() -> User:
    """Waits to be let in."""
    user = somebody("wanda")
    User.objects.filter(pk=user.pk).update(is_active=False, approved_at=None)
    return User.objects.get(pk=user.pk)


def listed(page: str) -> str:
    return page.partition('id="everyone"')[2]


def test_they_are_found_by_name_handle_and_address(as_admin: Client, alice: User, bob: User, wanda: User) -> None:
    page = listed(as_admin.get(reverse("people")).text)
    assert [name for name in ("@alice", "@bob", "@ada") if name not in page] == []
    assert "@wanda" not in page
    for words in ("LIC", "@EXAMPLE.ORG", "alice@example"):
        assert "@alice" in listed(as_admin.get(reverse("people"), {"q": words}).text)
    assert "@bob" not in listed(as_admin.get(reverse("people"), {"q": "alice"}).text)
    assert "Nobody here is called that." in as_admin.get(reverse("people"), {"q": "nemo"}).text


def test_the_deleted_are_not_among_them(as_admin: Client, dana: User) -> None:
    dana.delete_account()
    assert "Deleted account" not in as_admin.get(reverse("people")).text


def test_who_is_turned_away_may_ask_again(as_admin: Client, wanda: User) -> None:
    as_admin.post(reverse("people-turn-away", args=[wanda.pk]))
    assert not User.objects.filter(handle="wanda").exists()
    assert "Waiting to be let in" not in as_admin.get(reverse("people")).text
    somebody("wanda")


def test_only_who_waits_is_turned_away(as_admin: Client, alice: User) -> None:
    assert as_admin.post(reverse("people-turn-away", args=[alice.pk])).status_code == 404


def test_who_is_suspended_can_be_let_back_in(as_admin: Client, alice: User, as_alice: Client) -> None:
    as_admin.post(reverse("people-suspend", args=[alice.pk]))
    assert as_alice.get(reverse("settings")).status_code == 302
    assert alice.pk in revoked_epochs()
    assert "suspended" in listed(as_admin.get(reverse("people")).text)
    as_admin.post(reverse("people-reinstate", args=[alice.pk]))
    alice.refresh_from_db()
    assert alice.is_active


def test_nobody_suspends_themselves(as_admin: Client, admin: User) -> None:
    assert as_admin.post(reverse("people-suspend", args=[admin.pk])).status_code == 404


def test_who_was_never_let_in_is_not_let_back_in(as_admin: Client, wanda: User) -> None:
    assert as_admin.post(reverse("people-reinstate", args=[wanda.pk])).status_code == 404
    wanda.reinstate()
    wanda.refresh_from_db()
    assert not wanda.is_active


def test_an_invitation_that_got_lost_is_revoked(as_admin: Client, admin: User) -> None:
    link = Invitation.issue(by=admin)
    assert "It is shown once" in as_admin.get(reverse("people")).text
    path = "/" + link.split("/", 3)[3]
    assert Client().get(path).status_code == 302
    as_admin.post(reverse("people-invitation-revoke", args=[Invitation.objects.get().pk]))
    assert Client().get(path).status_code == 410


@pytest.mark.parametrize("verb", ["turn-away", "suspend", "reinstate", "invitation-revoke"])
def test_it_is_for_administrators(as_alice: Client, bob: User, verb: str) -> None:
    assert as_alice.post(reverse(f"people-{verb}", args=[bob.pk])).status_code == 403
