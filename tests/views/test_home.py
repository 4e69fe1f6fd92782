"""Home: what is one's own first, how many are where, and what is out of the ordinary."""

import pytest
from django.test import Client

from accounts.models import User
from spaces.live.redis import RedisError
from spaces.models import Actor, Space
from spaces.views import counted
from tests.views.evening import signed_in

pytestmark = pytest.mark.django_db


def people_here(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    async def here_in(slugs: list[str]) -> dict[str, int]:
        return dict.fromkeys(slugs, count)

    monkeypatch.setattr(counted, "here_in", here_in)


def test_ones_own_comes_first_and_once(as_alice: Client, live_space: Space, bob: User) -> None:
    other = Space.schedule(host=bob, title="Of somebody else")
    other.start(by=Actor.of(bob))
    page = as_alice.get("/").text
    assert page.count(live_space.title) == 1
    assert page.index("Yours") < page.index(live_space.title) < page.index("Live now</h2>") < page.index(other.title)
    assert "Yours" not in Client().get("/").text


def test_it_says_how_many_are_there(monkeypatch: pytest.MonkeyPatch, live_space: Space) -> None:
    for count, said in ((12, "12 people here"), (1, "one person here")):
        people_here(monkeypatch, count)
        page = Client().get("/").text
        assert said in page
        assert f'data-house-now-value="{count}"' in page


def test_a_house_is_drawn_only_where_somebody_sits(monkeypatch: pytest.MonkeyPatch, live_space: Space) -> None:
    people_here(monkeypatch, 0)
    page = Client().get("/").text
    assert live_space.title in page
    assert "house-drawing" not in page


def test_without_redis_the_rest_is_there(monkeypatch: pytest.MonkeyPatch, live_space: Space) -> None:
    async def here_in(_slugs: list[str]) -> dict[str, int]:
        raise RedisError

    monkeypatch.setattr(counted, "here_in", here_in)
    assert live_space.title in Client().get("/").text


def test_what_is_out_of_the_ordinary_is_marked(as_alice: Client, live_space: Space, alice: User) -> None:
    assert not [mark for mark in ("Locked", "Stage frozen", "Host away") if mark in as_alice.get("/").text]
    live_space.panic(by=Actor.of(alice))
    live_space.miss_host(by=Actor.keeper())
    page = as_alice.get("/").text
    assert [mark for mark in ("Locked", "Stage frozen", "Host away") if mark not in page] == []


def test_on_a_profile_nobody_is_named_again_and_the_past_has_a_date(live_space: Space, alice: User) -> None:
    live_space.end(by=Actor.of(alice))
    page = Client().get("/@alice/").text
    assert "hosted by" not in page
    assert 'data-controller="local-time"' in page


def test_a_page_that_was_open_for_too_long_says_so(alice: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(alice)
    refused = browser.post("/settings/", {"display_name": "Zed"})
    assert refused.status_code == 403
    assert "This page was open for too long" in refused.text
    assert '<a class="button primary" href="/settings/">Load it again</a>' in refused.text


def test_who_may_not_keeps_the_way_around(bob: User) -> None:
    refused = signed_in(bob).get("/people/")
    assert (refused.status_code, "Sign out" in refused.text) == (403, True)
    assert "open for so long" not in refused.text


def test_who_is_signed_in_is_not_asked_to_sign_in(bob: User) -> None:
    page = signed_in(bob).get("/nowhere/").text.partition("<main")[2]
    assert "Sign in" not in page
    assert "Sign in" in Client().get("/nowhere/").text.partition("<main")[2]
