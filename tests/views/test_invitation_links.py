"""A link that lets somebody in: opening it changes nothing, pressing the button does, for so many and so long."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from accounts.models import User
from accounts.passes import COOKIE, Pass
from spaces.models import Actor, Invitation, Space
from tests.views.evening import OURS, as_guest, holding, named, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def private(alice: User) -> Space:
    return Space.schedule(host=alice, title="Behind the curtain", visibility="private")


@pytest.fixture
def link(private: Space, alice: User) -> str:
    return make(private, alice)


def make(space: Space, alice: User, uses: int = 1) -> str:
    _made, link = Invitation.make(space, by=Actor.of(alice), whom="Gina", uses=uses)
    return "/" + link.split("/", 3)[3]


def come_in(client: Client, link: str, name: str = "Gina") -> int:
    return client.post(link, {"name": name}, headers=OURS).status_code


def test_opening_it_changes_nothing(private: Space, link: str) -> None:
    before = private.events.count(), private.participants.count()
    page = Client().get(link)
    assert page.status_code == 200
    assert "Alice" in page.text
    assert 'value="Gina"' in page.text
    assert "csrfmiddlewaretoken" not in page.text
    assert not page.cookies
    assert "no-store" in page["Cache-Control"]
    assert (private.events.count(), private.participants.count()) == before


def test_a_link_for_several_suggests_nobodys_name(private: Space, alice: User) -> None:
    assert "Gina" not in Client().get(make(private, alice, uses=3)).text


def test_a_guest_comes_in_by_a_name_and_stays_the_same_person(private: Space, link: str) -> None:
    held = named("Somebody")
    guest = holding(held)
    assert come_in(guest, link, "Gina G.") == 302
    kept = Pass.read(guest.cookies[COOKIE].value)
    assert kept == Pass(held.person, name="Gina G.")
    assert private.participants.get(person=held.person).name == "Gina G."
    assert guest.get(private.get_absolute_url()).status_code == 200


def test_who_is_signed_in_comes_in_as_themselves(private: Space, link: str, dana: User) -> None:
    browser = signed_in(dana)
    assert browser.get(private.get_absolute_url()).status_code == 404
    assert "Dana" in browser.get(link).text
    assert come_in(browser, link, "Somebody else") == 302
    assert private.participants.get(person=dana.person).name == "Dana"
    assert browser.get(private.get_absolute_url()).status_code == 200


def test_it_lets_in_so_many_and_the_same_again(private: Space, alice: User) -> None:
    link = make(private, alice, uses=2)
    first, second, third = holding(named("One")), holding(named("Two")), holding(named("Three"))
    assert [come_in(one, link) for one in (first, first, second, third)] == [302, 302, 302, 410]
    assert third.get(private.get_absolute_url()).status_code == 404
    assert third.get(link).status_code == 410
    assert first.get(link).status_code == 200


def test_a_link_that_is_used_up_tells_strangers_nothing(private: Space, link: str) -> None:
    assert come_in(Client(), link) == 302
    gone = Client().get(link)
    assert gone.status_code == 410
    assert private.title not in gone.text
    assert "Alice" not in gone.text


def test_revoked_it_lets_nobody_in(private: Space, link: str, alice: User) -> None:
    inside = holding(named("Gina"))
    come_in(inside, link)
    made = private.invitations.get()
    assert signed_in(alice).post(reverse("invitation-revoke", args=[private.slug, made.key])).status_code == 302
    assert (Client().get(link).status_code, come_in(holding(named("Late")), link)) == (410, 410)
    assert inside.get(private.get_absolute_url()).status_code == 200


def test_too_old_it_lets_nobody_in(private: Space, link: str) -> None:
    private.invitations.update(expires_at=now() - timedelta(seconds=1))
    assert (Client().get(link).status_code, come_in(Client(), link)) == (410, 410)


def test_it_does_not_help_who_is_banned(private: Space, alice: User) -> None:
    link, held = make(private, alice, uses=5), named("Gina")
    guest = holding(held)
    come_in(guest, link)
    private.participants.get(person=held.person).ban(by=Actor.of(alice))
    assert come_in(guest, link) == 403
    assert guest.get(private.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("headers", [{}, {"Origin": "null"}, {"Origin": "http://evil.test"}], ids=str)
def test_another_site_lets_nobody_in(private: Space, link: str, dana: User, headers: dict[str, str]) -> None:
    for client in (Client(), signed_in(dana)):
        assert client.post(link, {"name": "Gina"}, headers=headers).status_code == 403
    assert not private.participants.exists()


@pytest.mark.parametrize("bad", ["", " \t ", "\u202e\u200b", "x" * 61, "\x07\x1b"], ids=ascii)
def test_a_name_that_is_none_is_refused(private: Space, link: str, bad: str) -> None:
    assert come_in(Client(), link, bad) == 400
    assert not private.participants.exists()


def test_what_can_not_be_seen_is_left_out_of_a_name(private: Space, link: str) -> None:
    assert come_in(Client(), link, "  Gi\u202ena\u0007\n  G. ") == 302
    assert private.participants.get().name == "Gina G."


def test_the_link_is_shown_once_and_works(private: Space, alice: User) -> None:
    host = signed_in(alice)
    form = {"whom": "Gina", "uses": "3", "good_for": "1"}
    page = host.post(reverse("invitation-make", args=[private.slug]), form)
    link = page.context["link"]
    assert link in page.text
    assert "no-store" in page["Cache-Control"]
    assert link not in host.get(reverse("space-people", args=[private.slug])).text
    assert Client().get("/" + link.split("/", 3)[3]).status_code == 200


@pytest.mark.parametrize("uses", ["0", "-1", "1001", "many", ""])
def test_so_many_uses_a_link_does_not_have(private: Space, alice: User, uses: str) -> None:
    page = signed_in(alice).post(
        reverse("invitation-make", args=[private.slug]), {"whom": "Gina", "uses": uses, "good_for": "7"}
    )
    assert "link" not in page.context
    assert "errorlist" in page.text
    assert not private.invitations.exists()


def test_the_page_of_a_guest_is_kept_by_nobody(private: Space, alice: User) -> None:
    held = named("Gina")
    Invitation.make(private, by=Actor.of(alice))[0].redeem(as_guest(held))
    page = holding(held).get(private.get_absolute_url())
    assert page.status_code == 200
    assert {"private", "no-store"} <= set(page["Cache-Control"].split(", "))
