"""Somebody's page: who they are and what they host, as far as anybody may find it."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from spaces.models import Space

pytestmark = pytest.mark.django_db


def test_it_lists_what_anybody_may_find(alice: User, as_alice: Client) -> None:
    for visibility in ("public", "unlisted", "private"):
        live = Space.schedule(host=alice, title=f"Live {visibility}", visibility=visibility)
        live.start(by=live.actor(alice))
        over = Space.schedule(host=alice, title=f"Over {visibility}", visibility=visibility)
        over.start(by=over.actor(alice))
        over.end(by=over.actor(alice))
    for browser in (Client(), as_alice):
        page = browser.get("/@alice/").text
        assert [title for title in ("Live public", "Over public") if title not in page] == []
        assert [title for title in ("unlisted", "private") if title in page] == []


def test_it_says_what_to_do_where_there_is_nothing(as_alice: Client, alice: User, bob: User) -> None:
    alice.let_host(True)
    assert reverse("space-new") in as_alice.get("/@alice/").content.decode().partition("<main")[2]
    assert "Nothing public is hosted here yet." in Client().get("/@bob/").text


def test_its_address_is_written_small(bob: User) -> None:
    answer = Client().get("/@BOB/")
    assert (answer.status_code, answer["Location"]) == (302, "/@bob/")
    assert Client().get("/@nobody/").status_code == 404


def test_without_a_session_it_is_the_same_for_everyone(bob: User) -> None:
    first, second = Client().get("/@bob/"), Client(HTTP_USER_AGENT="another").get("/@bob/")
    assert first.content == second.content
    assert first["Cache-Control"] == "public, max-age=1"
    assert "csrfmiddlewaretoken" not in first.text


def test_ones_own_can_be_edited_and_not_blocked(as_alice: Client, alice: User, bob: User) -> None:
    own, other = (as_alice.get(path).text for path in ("/@alice/", "/@bob/"))
    assert "Edit your profile" in own
    assert reverse("person-block", args=[alice.person]) not in own
    assert "Edit your profile" not in other


def test_nobody_who_left_has_one(bob: User, dana: User) -> None:
    bob.suspend()
    dana.delete_account()
    dana.refresh_from_db()
    assert Client().get("/@bob/").status_code == 404
    assert Client().get(f"/@{dana.handle}/").status_code == 404


def test_a_host_is_a_link_to_theirs(client: Client, live_space: Space) -> None:
    for path in ("/", live_space.get_absolute_url()):
        assert 'href="/@alice/"' in client.get(path).text
