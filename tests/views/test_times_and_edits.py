"""Scheduling and editing: times on the reader's clock, also when the clocks change; a form that loses nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from accounts.models import User
from spaces.models import Space

pytestmark = pytest.mark.django_db
FORM = {
    "title": "Tonight",
    "description": "With guests.",
    "visibility": "unlisted",
    "hands_from": "signed_in",
    "notes": "required",
}


@pytest.fixture
def in_berlin(as_alice: Client, alice: User) -> Client:
    User.objects.filter(pk=alice.pk).update(timezone="Europe/Berlin")
    return as_alice


def test_a_time_is_on_the_clock_of_whoever_fills_it_in(in_berlin: Client) -> None:
    page = in_berlin.get(reverse("space-new")).text
    assert 'In your time zone, <bdi data-timezone-target="zone">Europe/Berlin</bdi>.' in page
    in_berlin.post(reverse("space-new"), {**FORM, "scheduled_for": "2030-07-01T20:00"})
    space = Space.objects.get()
    assert space.scheduled_for == datetime(2030, 7, 1, 18, tzinfo=UTC)
    assert (space.visibility, space.hands_from, space.notes) == ("unlisted", "signed_in", "required")
    assert 'value="2030-07-01T20:00"' in in_berlin.get(reverse("space-edit", args=[space.slug])).text


def test_a_browser_elsewhere_says_on_whose_clock_a_time_is(in_berlin: Client) -> None:
    in_berlin.post(
        reverse("space-new"), {**FORM, "when": "later", "scheduled_for": "2030-07-01T20:00", "timezone": "Asia/Tokyo"}
    )
    space = Space.objects.get()
    assert space.scheduled_for == datetime(2030, 7, 1, 11, tzinfo=UTC)
    editing = reverse("space-edit", args=[space.slug])
    assert 'data-timezone-at="2030-07-01T11:00:00+00:00"' in in_berlin.get(editing).text
    in_berlin.post(editing, {**FORM, "scheduled_for": "2030-07-01T20:00", "timezone": "Mars/Olympus"})
    space.refresh_from_db()
    assert space.scheduled_for == datetime(2030, 7, 1, 18, tzinfo=UTC)


def test_what_goes_live_now_has_no_time(as_alice: Client) -> None:
    as_alice.post(reverse("space-new"), {**FORM, "when": "now", "scheduled_for": "2030-07-01T20:00", "start": "now"})
    space = Space.objects.get()
    assert (space.state, space.scheduled_for) == ("live", None)


@pytest.mark.parametrize("odd", ["2030-03-31T02:30", "2030-10-27T02:30"], ids=["skipped", "repeated"])
def test_a_time_that_the_clocks_skip_or_repeat_is_refused_and_nothing_is_lost(in_berlin: Client, odd: str) -> None:
    refused = in_berlin.post(reverse("space-new"), {**FORM, "scheduled_for": odd})
    assert refused.status_code == 400
    assert "does not exist, or comes twice" in refused.text
    assert "Europe/Berlin" in refused.text
    for kept in (f'value="{odd}"', 'value="Tonight"', "With guests."):
        assert kept in refused.text
    assert refused.text.count(" checked") == 3
    assert not Space.objects.exists()


def test_saving_what_is_the_same_changes_nothing(in_berlin: Client, alice: User) -> None:
    space = Space.schedule(host=alice, title="Tonight", scheduled_for=datetime(2030, 7, 1, 18, tzinfo=UTC))
    form = {"title": "Tonight", "description": "", "visibility": "public", "hands_from": "named", "notes": "optional"}
    in_berlin.post(reverse("space-edit", args=[space.slug]), {**form, "scheduled_for": "2030-07-01T20:00"})
    assert space.events.count() == 1
    in_berlin.post(reverse("space-edit", args=[space.slug]), {**form, "scheduled_for": "2030-07-01T21:00"})
    assert list(space.events.values_list("kind", flat=True)) == ["space.scheduled", "space.postponed"]


def test_a_live_space_keeps_its_start(as_alice: Client, live_space: Space) -> None:
    editing = reverse("space-edit", args=[live_space.slug])
    assert "Starts at" not in as_alice.get(editing).text
    as_alice.post(editing, {**FORM, "scheduled_for": "2030-07-01T20:00"})
    live_space.refresh_from_db()
    assert (live_space.title, live_space.scheduled_for) == ("Tonight", None)


def test_an_edit_that_does_not_fit_changes_nothing(as_alice: Client, space: Space) -> None:
    refused = as_alice.post(reverse("space-edit", args=[space.slug]), {**FORM, "title": "x" * 101})
    assert refused.status_code == 400
    assert "x" * 101 in refused.text
    space.refresh_from_db()
    assert space.title == "An evening"


@pytest.mark.parametrize(
    "odd", ["tomorrow", "2030-02-30T20:00:00Z", "2030-13-45", "2030-03-31T02:30", "9" * 400, "\x00"], ids=ascii
)
def test_postponing_to_no_time_is_refused(in_berlin: Client, alice: User, odd: str) -> None:
    space = Space.schedule(host=alice, title="Tonight")
    refused = in_berlin.post(
        reverse("space-postpone", args=[space.slug]), {"scheduled_for": odd}, headers={"Accept": "application/json"}
    )
    assert (refused.status_code, refused.json()["error"]) == (400, "time_unclear")


def test_home_shows_what_comes_next_soonest_first(client: Client, alice: User) -> None:
    for title, at in (("Later", timedelta(days=3)), ("Soon", timedelta(hours=1)), ("Long past", timedelta(hours=-2))):
        Space.schedule(host=alice, title=title, scheduled_for=now() + at)
    Space.schedule(host=alice, title="Hidden", scheduled_for=now() + timedelta(hours=1), visibility="private")
    page = client.get("/").text
    assert page.index("Upcoming") < page.index("Soon") < page.index("Later")
    assert "Long past" not in page
    assert "Hidden" not in page
    assert 'data-controller="countdown"' in page
    assert "UTC</time>" in page
    assert client.get("/")["Cache-Control"] == "public, max-age=1"


def test_home_says_what_to_do_when_there_is_nothing(client: Client, as_alice: Client, settings: object) -> None:
    assert "You need no account to listen" in Client().get("/").text
    assert "Open a space" in as_alice.get("/").text
    settings.HOSTING = "named"  # type: ignore[attr-defined]
    assert "Who may host here" in as_alice.get("/").text
