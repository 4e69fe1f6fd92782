"""A deleted account leaves a tombstone: nothing that says who it was, and no way in."""

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.passes import Pass
from accounts.revocations import revoked_epochs
from spaces.models import Actor, Space
from spaces.models.event import shown_person
from tests.models.scenes import bring_on_stage, place_of

pytestmark = pytest.mark.django_db


def test_nothing_says_who_it_was(bob: User) -> None:
    # Longer than what may stand in a random password by chance.
    bob.email, bob.handle, bob.display_name = "bobthebuilder@example.org", "bobthebuilder", "Bobthebuilder"
    bob.save()
    EmailAddress.objects.create(user=bob, email=bob.email, primary=True, verified=True)
    person = bob.person
    bob.delete_account()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT count(*) FROM {table} AS row WHERE row::text ILIKE '%bobthebuilder%'")
            assert (table, cursor.fetchone()[0]) == (table, 0)
    bob.refresh_from_db()
    assert (bob.person, bob.display_name, bob.is_active) == (person, "Deleted account", False)


def test_nobody_signs_in_with_it_and_passes_are_worthless(as_alice: Client, alice: User) -> None:
    held = Pass.for_user(alice)
    alice.delete_account()
    assert as_alice.get(reverse("space-new")).status_code == 302
    assert not Client().login(email="alice@example.org", password="alice likes long passwords")
    assert revoked_epochs()[alice.pk] > held.epoch


def test_the_address_and_the_handle_are_free_again(bob: User) -> None:
    bob.delete_account()
    again = User.objects.create_user("bob@example.org", None, handle="bob", display_name="Bob")
    assert again.person != bob.person


def test_twice_is_once(bob: User) -> None:
    bob.delete_account()
    first = (bob.deleted_at, bob.epoch, bob.handle)
    bob.delete_account()
    User.objects.get(pk=bob.pk).delete_account()
    bob.refresh_from_db()
    assert (bob.deleted_at, bob.epoch, bob.handle) == first


def test_an_administrator_is_none_any_more(admin: User) -> None:
    admin.delete_account()
    assert (admin.is_staff, admin.is_superuser, admin.can_host) == (False, False, False)


def test_what_they_did_stays_under_no_name(live_space: Space, alice: User, bob: User) -> None:
    bring_on_stage(live_space, bob)
    place_of(live_space, bob).step_down(by=Actor.of(bob))
    bob.delete_account()
    left = live_space.events.get(kind="stage.left")
    assert (left.actor, left.concerned) == (f"person:{bob.person.hex}", bob.person.hex)
    for person in (shown_person(live_space, bob.person.hex), live_space.events.get(kind="hand.raised").shown()):
        assert (person["name"], person["handle"]) == ("Deleted account", bob.handle)
    assert bob.handle.startswith("deleted_")
