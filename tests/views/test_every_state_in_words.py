"""Every state of a space has its page, which says in words what is so and what happens next."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from accounts.models import User
from spaces.models import Actor, Space
from tests.views.evening import signed_in

pytestmark = pytest.mark.django_db


def shown(client: Client, space: Space) -> str:
    """What a page without script shows: not what is hidden, nor what waits in sheets and templates."""
    page = client.get(space.get_absolute_url()).text
    main = page[page.index("<main") : page.index("</main>")]
    main = re.sub(r"<(dialog|template|noscript|svg).*?</\1>", "", main, flags=re.S)
    main = re.sub(r"<(\w+)[^>]*\shidden>.*?</\1>", "", main, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_before_the_start_it_says_when_and_that_nothing_has_to_be_done(
    space: Space, client: Client, as_alice: Client, alice: User
) -> None:
    space.postpone(now() + timedelta(hours=1), by=Actor.of(alice))
    words = shown(Client(), space)
    assert "Listen appears here by itself" in words
    assert "has not started yet" not in words
    assert "Go live when you" in shown(as_alice, space)


def test_past_the_start_it_says_that_the_host_is_late(space: Space, as_alice: Client) -> None:
    Space.objects.filter(pk=space.pk).update(scheduled_for=now() - timedelta(minutes=7))
    assert "The host has not started yet" in shown(Client(), space)
    assert "It is past the time you set" in shown(as_alice, space)


def test_in_trouble_it_says_what_happens_by_itself(live_space: Space, alice: User) -> None:
    calm = shown(Client(), live_space)
    live_space.interrupt(by=Actor.livekit())
    live_space.miss_host(by=Actor.keeper())
    live_space.panic(by=Actor.of(alice))
    words = shown(Client(), live_space)
    for said in ("It comes back by itself", "The host is away", "The stage is frozen", "nobody new comes in for now"):
        assert said in words
        assert said not in calm


def test_over_it_says_since_when_and_where_to_go(live_space: Space, space: Space, alice: User) -> None:
    live_space.end(by=Actor.of(alice))
    words = shown(Client(), live_space)
    assert re.search(r"Ended \w{3} \d+ \w{3} \d{4}", words)
    assert "This space has ended. " in words
    assert "See what is live" in words
    other = Space.schedule(host=alice, title="Never")
    other.cancel(by=Actor.of(alice))
    assert "it will not take place" in shown(Client(), other)
    assert "It was to start" not in shown(Client(), other)
    assert "See what is live" in shown(Client(), other)


@pytest.mark.parametrize(("length", "said"), [(timedelta(days=1), "until"), (None, "come in.")])
def test_whoever_is_banned_is_told_until_when(
    live_space: Space, alice: User, bob: User, length: timedelta | None, said: str
) -> None:
    live_space.place_of(bob).ban(by=Actor.of(alice), length=length)
    words = shown(signed_in(bob), live_space)
    assert "You were banned from this space" in words
    assert said in words
    assert "Listen" not in words


def test_cancelled_it_says_when_it_would_have_been(space: Space, alice: User) -> None:
    space.postpone(datetime(2030, 7, 1, 18, tzinfo=UTC), by=Actor.of(alice))
    space.cancel(by=Actor.of(alice))
    assert "It was to start: Mon 1 Jul 2030, 18:00 UTC" in shown(Client(), space)


def test_whoever_is_banned_is_told_why_and_where_to_go(
    live_space: Space, alice: User, bob: User, charlie: User
) -> None:
    live_space.place_of(bob).ban(by=Actor.of(alice), reason="Shouting")
    words = shown(signed_in(bob), live_space)
    assert "The reason given: Shouting" in words
    assert "See what is live" in words
    assert "Shouting" not in shown(signed_in(charlie), live_space)
    live_space.place_of(charlie).ban(by=Actor.of(alice))
    assert "The reason given" not in shown(signed_in(charlie), live_space)


def test_whoever_may_undoes_it_where_it_is_said(
    live_space: Space, as_alice: Client, alice: User, charlie: User
) -> None:
    def offered(client: Client) -> list[str]:
        notices = (
            client.get(live_space.get_absolute_url()).text.partition('class="notices"')[2].partition("bar-words")[0]
        )
        forms = re.findall(r'action="[^"]*/([a-z/]+)/"[^>]*?(hidden)?>', notices)
        return [verb for verb, hidden in forms if not hidden]

    live_space.lock(by=Actor.of(alice))
    assert offered(as_alice) == ["unlock"]
    live_space.panic(by=Actor.of(alice))
    assert offered(as_alice) == ["release", "unlock"]
    charlies = signed_in(charlie).get(live_space.get_absolute_url()).text
    assert re.search(r'class="actions undoing"[^>]* hidden>', charlies)
    assert "undoing" not in Client().get(live_space.get_absolute_url()).text


def test_a_link_can_be_copied_where_it_leads_somewhere(live_space: Space, alice: User) -> None:
    copies = f'data-copy-link-value="{live_space.get_absolute_url()}"[^>]*>'
    for state in ("live", "ended"):
        [found] = re.findall(copies, Client().get(live_space.get_absolute_url()).text)
        assert found.endswith(" hidden>") == (state == "ended")
        if state == "live":
            live_space.end(by=Actor.of(alice))


def test_not_found_says_all_that_it_may_be(client: Client, space: Space, alice: User) -> None:
    space.edit(by=Actor.of(alice), scheduled_for=None, visibility="private")
    page = client.get(space.get_absolute_url())
    assert page.status_code == 404
    for said in (
        "address may be wrong",
        "the space is private",
        "ask its host for an invitation",
        "sign in.",
    ):
        assert said in page.text
    assert page.content == client.get(reverse("space-detail", args=["nowhere"])).content


def test_whoever_looks_on_can_report_it_and_signs_in_for_that(client: Client, live_space: Space) -> None:
    address = reverse("space-report-abuse", args=[live_space.slug])
    assert f'href="{address}"' in client.get(live_space.get_absolute_url()).text
    answer = client.get(address)
    assert answer["Location"] == f"{reverse('account_login')}?next={address}"
