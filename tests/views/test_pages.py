"""Pages: who sees which, what a cache may keep, and what they never give away."""

import gzip
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from spaces.models import Space

pytestmark = pytest.mark.django_db
RULES = {"visibility": "public", "hands_from": "named", "notes": "optional"}
"""As the form starts with them."""


def test_home_lists_what_is_live_and_public(client: Client, live_space: Space, alice: User) -> None:
    hidden = Space.schedule(host=alice, title="Behind the curtain", visibility="unlisted")
    hidden.start(by=hidden.actor(alice))
    later = Space.schedule(host=alice, title="Another day")
    page = client.get("/").text
    assert live_space.title in page
    assert hidden.title not in page
    assert later.title not in page


def test_home_shows_a_host_what_is_theirs(as_alice: Client, alice: User) -> None:
    Space.schedule(host=alice, title="Another day", visibility="unlisted")
    assert "Another day" in as_alice.get("/").text


@pytest.mark.parametrize("state", ["scheduled", "live", "ended"])
def test_without_a_session_the_page_is_the_same_for_everyone(space: Space, alice: User, state: str) -> None:
    if state != "scheduled":
        space.start(by=space.actor(alice))
    if state == "ended":
        space.end(by=space.actor(alice))
    first = Client().get(space.get_absolute_url())
    second = Client(HTTP_USER_AGENT="another", HTTP_ACCEPT_LANGUAGE="xx").get(space.get_absolute_url())
    assert first.content == second.content
    assert first["Cache-Control"] == "public, max-age=1"
    assert not first.cookies
    assert "csrfmiddlewaretoken" not in first.text
    assert "An evening" in first.text


def test_with_a_session_the_page_is_kept_by_nobody(as_alice: Client, live_space: Space) -> None:
    page = as_alice.get(live_space.get_absolute_url())
    assert {"private", "no-store"} <= set(page["Cache-Control"].split(", "))


def test_the_rooms_name_is_nowhere_in_the_page(as_alice: Client, live_space: Space) -> None:
    assert live_space.room not in as_alice.get(live_space.get_absolute_url()).text
    assert live_space.room not in Client().get(live_space.get_absolute_url()).text


def test_an_unlisted_space_opens_by_its_address(client: Client, alice: User) -> None:
    space = Space.schedule(host=alice, title="Behind the curtain", visibility="unlisted")
    assert client.get(space.get_absolute_url()).status_code == 200


def test_an_unknown_address_is_not_found(client: Client) -> None:
    assert client.get("/s/nowhere/").status_code == 404


def test_a_host_makes_a_space_and_goes_live_at_once(as_alice: Client) -> None:
    form = {"title": "Tonight", "description": "With guests.", "start": "now", **RULES}
    answer = as_alice.post(reverse("space-new"), form)
    space = Space.objects.get()
    assert (answer.status_code, answer["Location"], space.state) == (302, space.get_absolute_url(), "live")


def test_a_host_makes_a_space_for_later_and_goes_live_then(as_alice: Client) -> None:
    as_alice.post(reverse("space-new"), {"title": "Tonight", **RULES})
    space = Space.objects.get()
    assert space.state == "scheduled"
    page = as_alice.get(space.get_absolute_url()).text
    assert "Go live" in page
    as_alice.post(reverse("space-start", args=[space.slug]))
    space.refresh_from_db()
    assert space.state == "live"
    as_alice.post(reverse("space-end", args=[space.slug]))
    space.refresh_from_db()
    assert space.state == "ended"


def test_a_form_without_a_title_keeps_what_was_written(as_alice: Client) -> None:
    page = as_alice.post(reverse("space-new"), {"title": " ", "description": "With guests.", "visibility": "unlisted"})
    assert page.status_code == 400
    assert "With guests." in page.text
    assert not Space.objects.exists()


def test_markup_in_a_title_stays_text(as_alice: Client) -> None:
    as_alice.post(reverse("space-new"), {"title": "<script>alert(1)</script>", "start": "now", **RULES})
    space = Space.objects.get()
    for page in (Client().get("/"), Client().get(space.get_absolute_url()), as_alice.get(space.get_absolute_url())):
        assert "<script>alert" not in page.text


@pytest.mark.parametrize("verb", ["start", "end"])
def test_only_the_host_decides(client: Client, live_space: Space, dana: User, admin: User, verb: str) -> None:
    address = reverse(f"space-{verb}", args=[live_space.slug])
    assert client.post(address)["Location"].startswith(reverse("account_login"))
    client.force_login(dana)
    refused = client.post(address)
    assert (refused.status_code, "not allowed" in refused.text) == (403, True)
    assert client.get(address).status_code == (405 if verb == "start" else 403)
    live_space.refresh_from_db()
    assert live_space.state == "live"


def test_a_form_from_another_site_is_refused(alice: User, live_space: Space) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(alice)
    assert browser.post(reverse("space-end", args=[live_space.slug])).status_code == 403


def test_ending_what_never_started_is_refused_in_words(as_alice: Client, space: Space) -> None:
    refused = as_alice.post(reverse("space-end", args=[space.slug]))
    assert (refused.status_code, "not live yet" in refused.text) == (409, True)


def test_who_may_not_host_is_told_who_can_help(as_alice: Client, settings: object) -> None:
    settings.HOSTING = "named"  # type: ignore[attr-defined]
    refused = as_alice.get(reverse("space-new"))
    assert (refused.status_code, "administrator" in refused.text) == (403, True)
    assert "Open a space" not in as_alice.get("/").text


def test_pages_name_no_host_but_ours(as_alice: Client, live_space: Space) -> None:
    for path in ("/", live_space.get_absolute_url(), reverse("space-new"), reverse("account_login")):
        found = set(re.findall(r"(?:src|href|action)=\"(?:https?:)?//([^/\"]+)", as_alice.get(path).text))
        assert found <= {"testserver"}


def test_the_policy_lets_only_our_scripts_run(client: Client, live_space: Space) -> None:
    page = client.get(live_space.get_absolute_url())
    policy = dict(part.strip().split(" ", 1) for part in page["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert re.fullmatch(r"'self' 'sha256-[\w+/=]+'", policy["script-src"])
    assert not re.search(r"<script(?![^>]*(src=|type=\"importmap\"))", page.text)
    assert " style=" not in page.text
    assert " onclick=" not in page.text


def test_home_asks_as_much_of_postgres_for_many_spaces_as_for_one(
    client: Client, alice: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        space = Space.schedule(host=alice, title=f"Evening {number}")
        space.start(by=space.actor(alice))
    with django_assert_max_num_queries(2):
        client.get("/")


def test_a_shared_page_is_sent_compressed_and_one_with_a_session_is_not(
    client: Client, bob: User, live_space: Space
) -> None:
    """Beside what others choose, a compressed page would give its token away."""
    asked = {"Accept-Encoding": "gzip"}
    shared = client.get(live_space.get_absolute_url(), headers=asked)
    assert (shared["Content-Encoding"], shared["Vary"]) == ("gzip", "Cookie, Accept-Encoding, Accept-Language")
    assert live_space.title in gzip.decompress(shared.content).decode()
    client.force_login(bob)
    assert "Content-Encoding" not in client.get(live_space.get_absolute_url(), headers=asked)
