"""Whom somebody blocks: it works both ways, and shows to the blocker alone."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Block, User

pytestmark = pytest.mark.django_db


def test_it_works_both_ways_and_is_seen_one_way(alice: User, bob: User, dana: User) -> None:
    alice.block(bob)
    assert alice.keeps_off(bob.person.hex)
    assert bob.keeps_off(alice.person.hex)
    assert not alice.keeps_off(dana.person.hex)
    assert not alice.keeps_off(None)
    assert (alice.has_blocked(bob), bob.has_blocked(alice)) == (True, False)


def test_twice_is_once_and_nobody_blocks_themselves(alice: User, bob: User) -> None:
    alice.block(bob)
    alice.block(bob)
    alice.block(alice)
    assert Block.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Block.objects.create(blocker=alice, blocked=alice)


def test_unblocking_undoes_only_ones_own(alice: User, bob: User) -> None:
    alice.block(bob)
    bob.block(alice)
    for _ in range(2):
        alice.unblock(bob)
    assert (alice.has_blocked(bob), bob.has_blocked(alice)) == (False, True)


def test_a_deleted_account_blocks_nobody_and_is_blocked_by_nobody(alice: User, bob: User) -> None:
    alice.block(bob)
    bob.block(alice)
    bob.delete_account()
    assert not Block.objects.exists()


def test_from_the_room_without_leaving_it(as_alice: Client, alice: User, bob: User) -> None:
    script = {"Accept": "application/json"}
    assert as_alice.post(reverse("person-block", args=[bob.person]), headers=script).status_code == 204
    assert alice.has_blocked(bob)


def test_from_a_profile_and_back_from_the_settings(as_alice: Client, alice: User, bob: User) -> None:
    assert reverse("person-block", args=[bob.person]) in as_alice.get("/@bob/").text
    page = as_alice.post(reverse("person-block", args=[bob.person]), follow=True)
    assert "You blocked" in page.text
    assert alice.has_blocked(bob)
    assert "@bob" in as_alice.get(reverse("settings-blocked")).text
    page = as_alice.post(reverse("person-unblock", args=[bob.person]), follow=True)
    assert "@bob" not in page.text
    assert not alice.has_blocked(bob)


def test_the_blocked_see_nothing_of_it(as_alice: Client, alice: User, bob: User) -> None:
    before = as_alice.get("/@bob/").text.count("Unblock")
    bob.block(alice)
    assert as_alice.get("/@bob/").text.count("Unblock") == before == 0


def test_nobody_unknown_is_blocked(as_alice: Client, alice: User, bob: User) -> None:
    bob.suspend()
    assert as_alice.post(reverse("person-block", args=[bob.person])).status_code == 404
    assert as_alice.get(reverse("person-block", args=[bob.person])).status_code == 405
    assert Client().post(reverse("person-block", args=[bob.person])).status_code == 302
