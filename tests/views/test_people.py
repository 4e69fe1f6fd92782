"""What moderators see of the people in a space, and what they can press about each."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from accounts.models import User
from spaces.models import Actor, Invitation, Participant, Space
from tests.views.evening import as_guest, named, signed_in, somebody

pytestmark = pytest.mark.django_db


def people(client: Client, space: Space) -> str:
    return client.get(reverse("space-people-list", args=[space.slug])).text


def row(page: str, who: str) -> str:
    """The part of the page that is about somebody."""
    found = [one for one in re.split(r'<li class="person', page) if f">{who}</strong>" in one]
    assert len(found) == 1, who
    return found[0].split("</li>")[0]


def verbs(page: str, who: str) -> set[str]:
    return {re.sub(r"<[^>]+>", "", one).strip() for one in re.findall(r"<button.*?</button>", row(page, who), re.S)}


@pytest.fixture
def moderator(live_space: Space, mona: User) -> User:
    Participant.objects.create(space=live_space, person=mona.person, user=mona, moderator_since=now())
    return mona


@pytest.fixture
def speaker(live_space: Space, alice: User, bob: User) -> User:
    live_space.invite_to_stage(bob, by=Actor.of(alice))
    live_space.participants.get(user=bob).join_stage(by=Actor.of(bob))
    return bob


def test_a_host_decides_about_everybody_but_themselves(
    live_space: Space, as_alice: Client, moderator: User, speaker: User, charlie: User
) -> None:
    live_space.place_of(charlie)
    page = people(as_alice, live_space)
    assert verbs(page, "Alice") == set()
    on_stage = {"Move to audience", "Keep muted", "Make moderator", "Hand over", "Remove", "Ban"}
    assert verbs(page, "Bob") == on_stage
    assert verbs(page, "Mona") == {"Invite to stage", "No longer moderator", "Hand over", "Remove", "Ban"}
    assert verbs(page, "Charlie") == {"Invite to stage", "Make moderator", "Hand over", "Remove", "Ban"}
    assert "everywhere" in row(page, "Charlie")


def test_a_moderator_decides_about_those_who_are_none(
    live_space: Space, moderator: User, speaker: User, dana: User, alice: User
) -> None:
    live_space.place_of(dana).appoint(by=Actor.of(alice))
    page = people(signed_in(moderator), live_space)
    assert verbs(page, "Bob") == {"Move to audience", "Keep muted", "Remove", "Ban"}
    assert [verbs(page, who) for who in ("Alice", "Mona", "Dana")] == [set(), set(), set()]
    assert "everywhere" not in row(page, "Bob")


def test_who_stands_in_for_the_host_does_not_hand_over(live_space: Space, moderator: User, speaker: User) -> None:
    live_space.stand_in = moderator.person
    live_space.save(update_fields=["stand_in"])
    shown = verbs(people(signed_in(moderator), live_space), "Bob")
    assert "Make moderator" in shown
    assert "Hand over" not in shown


def test_what_somebody_is_is_said(live_space: Space, as_alice: Client, alice: User, speaker: User) -> None:
    by = Actor.of(alice)
    live_space.participants.get(user=speaker).hold(by=by)
    live_space.invite_to_stage(somebody("charlie"), by=by)
    Invitation.make(live_space, by=by)[0].redeem(as_guest(named("Gina")))
    page = people(as_alice, live_space)
    said = {
        "Alice": "Host",
        "Bob": "muted by a moderator",
        "Charlie": "Invited to the stage",
        "Gina": "Let in by invitation",
    }
    for who, words in said.items():
        assert words in row(page, who), who
    assert "Let them unmute" in verbs(page, "Bob")
    assert "Make moderator" not in verbs(page, "Gina")


def test_whose_hand_is_up_is_said(live_space: Space, as_alice: Client, charlie: User, dana: User) -> None:
    live_space.place_of(dana)
    live_space.raise_hand(charlie, by=Actor.of(charlie))
    page = people(as_alice, live_space)
    assert "Hand up: number 1" in row(page, "Charlie")
    assert "Hand up" not in row(page, "Dana")


def test_after_the_stage_come_hands_in_their_order(
    live_space: Space, as_alice: Client, moderator: User, speaker: User, charlie: User, dana: User
) -> None:
    for asking in (dana, charlie):
        live_space.raise_hand(asking, by=Actor.of(asking))
    page = people(as_alice, live_space)
    assert re.findall(r"<strong[^>]*>(\w+)</strong>", page) == ["Alice", "Bob", "Dana", "Charlie", "Mona"]


def test_a_name_that_resembles_anothers_is_flagged(
    live_space: Space, as_alice: Client, moderator: User, speaker: User
) -> None:
    for name in ("AIice", "M\u043ena"):
        live_space.place_of(as_guest(named(name)))
    page = people(as_alice, live_space)
    assert "resembles the host" in row(page, "AIice")
    assert "resembles a moderator" in row(page, "M\u043ena")
    assert "resembles" not in row(page, "Alice") + row(page, "Mona") + row(page, "Bob")


def test_markup_in_a_name_and_a_reason_stays_text(live_space: Space, as_alice: Client, alice: User) -> None:
    live_space.place_of(as_guest(named("<i>Gina</i>")))
    live_space.place_of(as_guest(named("<b>Gus</b>"))).ban(by=Actor.of(alice), reason="<u>Noise</u>")
    Invitation.make(live_space, by=Actor.of(alice), whom="<s>Nora</s>")
    page = people(as_alice, live_space)
    for tag in ("<i>", "<b>", "<u>", "<s>"):
        assert tag not in page


def test_a_ban_shows_until_when_and_why_and_is_lifted(
    live_space: Space, as_alice: Client, alice: User, speaker: User
) -> None:
    place = live_space.participants.get(user=speaker)
    banning = reverse("person-ban", args=[live_space.slug, place.person])
    form = {"length": "86400", "reason": "Shouting", "back": "people"}
    assert as_alice.post(banning, form)["Location"] == reverse("space-people", args=[live_space.slug])
    page = people(as_alice, live_space)
    assert verbs(page, "Bob") == {"Unban"}
    assert "Shouting" in row(page, "Bob")
    assert "until <time" in row(page, "Bob")
    as_alice.post(reverse("ban-lift", args=[live_space.slug, live_space.bans.get().key]))
    assert verbs(people(as_alice, live_space), "Bob") >= {"Ban", "Invite to stage"}


def test_a_ban_does_not_wait_for_a_form_that_is_filled_in_oddly(
    live_space: Space, as_alice: Client, speaker: User
) -> None:
    banning = reverse("person-ban", args=[live_space.slug, speaker.person])
    assert as_alice.post(banning, {"length": "for ever", "reason": "x" * 500}).status_code == 302
    ban = live_space.bans.get()
    assert (ban.until, ban.everywhere) == (None, False)


def test_only_the_host_bans_from_everywhere(live_space: Space, moderator: User, speaker: User) -> None:
    banning = reverse("person-ban", args=[live_space.slug, speaker.person])
    assert signed_in(moderator).post(banning, {"everywhere": "on"}).status_code == 403
    assert not live_space.bans.exists()


@pytest.mark.parametrize("handle", ["nobody_here", "", "@", "alice@example.org", "\x00", "suspended"])
def test_a_handle_that_is_nobodys_is_told_so(live_space: Space, as_alice: Client, handle: str) -> None:
    somebody("suspended", is_active=False)
    refused = as_alice.post(reverse("stage-invite-handle", args=[live_space.slug]), {"handle": handle})
    assert (refused.status_code, "Nobody by that name" in refused.text) == (404, True)


def test_somebody_with_no_place_here_is_invited_by_handle(live_space: Space, as_alice: Client, dana: User) -> None:
    as_alice.post(reverse("stage-invite-handle", args=[live_space.slug]), {"handle": " @DANA "})
    assert live_space.participants.get(user=dana).invited_until


def test_many_people_ask_no_more_of_postgres_than_a_few(
    live_space: Space, as_alice: Client, moderator: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        live_space.place_of(as_guest(named(f"Guest {number}")))
    with django_assert_max_num_queries(12):
        people(as_alice, live_space)


def test_an_id_stands_for_one_thing(live_space: Space, as_alice: Client, alice: User, speaker: User) -> None:
    Invitation.make(live_space, by=Actor.of(alice))
    live_space.place_of(somebody("zoe")).ban(by=Actor.of(alice))
    page = as_alice.get(reverse("space-people", args=[live_space.slug])).text
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for told in re.findall(r'aria-describedby="([^"]+)"', page):
        assert set(told.split()) <= set(ids)


def test_who_becomes_a_moderator_is_given_the_drawer_and_what_goes_with_it(
    live_space: Space, as_alice: Client, moderator: User, bob: User
) -> None:
    """The same parts that a page loaded now would have."""
    live_space.raise_hand(bob, note="About the moon", by=Actor.of(bob))
    address = reverse("space-drawer", args=[live_space.slug])
    hosts, moderators = as_alice.get(address), signed_in(moderator).get(address)
    for answer in (hosts, moderators):
        assert "no-store" in answer["Cache-Control"]
        assert re.findall(r'^<div class="\w+" id="(\w+)"', answer.text, re.M) == ["drawer", "ending"]
        assert re.findall(r'role="tab" id="tab-(\w+)"', answer.text) == ["hands", "people", "room"]
        assert "About the moon" in answer.text
        assert 'data-hands-target="count">1<' in answer.text
    assert ("End space" in hosts.text, "End space" in moderators.text) == (True, False)
    appoints = re.compile(r'^<template id="about-speakers" [^>]*data-appoints="(\w+)"', re.M)
    assert [appoints.findall(answer.text) for answer in (hosts, moderators)] == [["true"], ["false"]]
    assert "Keep muted" in moderators.text
    page = as_alice.get(live_space.get_absolute_url()).text
    assert 'id="drawer"' in page
    assert 'data-role="host"' in page


def test_to_everybody_else_the_page_has_an_empty_place_for_it(live_space: Space, dana: User) -> None:
    page = signed_in(dana).get(live_space.get_absolute_url()).text
    assert re.search(r'<div class="drawer" id="drawer"[^>]* hidden>\s*</div>', page)
    assert "Panic" not in page
