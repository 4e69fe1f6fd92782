"""Every address of ``spaces/urls.py`` for everybody, in every kind of space and every state of it.

What is expected is written here by hand, from the policy: not read out of the code that is to be tested.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from spaces import urls
from tests.views.evening import OURS, SCRIPT, Evening, evening, signed_in

pytestmark = pytest.mark.django_db

WITHOUT_ACCOUNT = {"nobody", "guest", "invited guest"}
OUTSIDE = {"nobody", "guest", "listener", "moderator elsewhere", "host elsewhere"}
"""Strangers to a private space; listeners in any other."""
EVERYBODY = OUTSIDE | {"invited guest", "speaker", "moderator", "host", "administrator"}
SIGNED_IN = EVERYBODY - WITHOUT_ACCOUNT
MODERATORS = {"moderator", "host", "administrator"}
HOSTS = {"host", "administrator"}
STATES = ("scheduled", "live", "ended")


@dataclass
class Row:
    """Who may ask for an address and what they get in each state; ``but`` names those who get something else.

    ``page`` is 200, ``done`` 204, ``away`` a redirect, ``sign in`` one to that page, ``404`` that; everything else
    is the code of a refusal.
    """

    method: str
    may: set[str]
    answers: str
    but: dict[str, str] = field(default_factory=dict)
    for_guests: bool = False
    data: dict[str, Any] = field(default_factory=dict)
    in_private: bool = True

    def expected(self, who: str, visibility: str, state: str) -> str:
        if who in WITHOUT_ACCOUNT and not self.for_guests:
            return "sign in"
        if visibility == "private" and who in OUTSIDE and self.in_private:
            return "404"
        if visibility == "private" and (answers := self.but.get(f"{who}, private")):
            return answers.split()[STATES.index(state)]
        if who not in self.may:
            return "not_allowed"
        return self.but.get(who, self.answers).split()[STATES.index(state)]


def page(may: set[str], answers: str = "page page page", **more: Any) -> Row:
    return Row("get", may, answers, **more)


def post(may: set[str], answers: str, **more: Any) -> Row:
    return Row("post", may, answers, **more)


def own(answers: str, but: dict[str, str]) -> Row:
    """A verb about oneself: for whoever has a name."""
    nobody = "name_needed name_needed name_needed"
    return post(EVERYBODY, answers, but={"nobody": nobody, **but}, for_guests=True)


NOT_BEFORE_NOR_AFTER = "space_not_live done space_ended"
NOT_AFTER = "done done space_ended"
PLACED = ("invited guest", "speaker", "moderator")

ROWS: dict[str, list[Row]] = {
    "space-detail": [page(EVERYBODY, for_guests=True)],
    "space-edit": [
        page(HOSTS, "page page space_ended"),
        post(
            HOSTS,
            "away away space_ended",
            data={"title": "New", "visibility": "public", "hands_from": "named", "notes": "off"},
        ),
    ],
    "space-postpone": [post(HOSTS, "done space_started space_ended", data={"scheduled_for": ""})],
    "space-start": [post({"host"}, NOT_AFTER)],
    "space-cancel": [
        page(HOSTS, "page space_started space_ended"),
        post(HOSTS, "done space_started space_ended"),
    ],
    "space-end": [page(HOSTS, "space_not_live page space_ended"), post(HOSTS, "space_not_live done done")],
    "space-lock": [post(MODERATORS, NOT_AFTER)],
    "space-unlock": [post(MODERATORS, NOT_AFTER)],
    "space-pin": [post(MODERATORS, NOT_AFTER, data={"words": "Slides: https://example.org"})],
    "space-unpin": [post(MODERATORS, NOT_AFTER)],
    "hand-raise": [
        own(
            NOT_BEFORE_NOR_AFTER,
            {
                "speaker": "space_not_live already_on_stage space_ended",
                "host": "space_not_live already_on_stage space_ended",
                "administrator, private": "404 404 404",
            },
        )
    ],
    "hand-lower": [own("done done done", {})],
    "stage-join": [
        own(
            "not_invited not_invited not_invited",
            {
                "invited guest": "space_not_live not_invited space_ended",
                "speaker": NOT_BEFORE_NOR_AFTER,
                "moderator": "space_not_live not_invited space_ended",
                "host": "not_invited done space_ended",
            },
        )
    ],
    "stage-decline": [own("404 404 404", {**dict.fromkeys(PLACED, "done done done"), "host": "404 done done"})],
    "stage-step-down": [
        own(
            "404 404 404",
            {**dict.fromkeys(PLACED, NOT_BEFORE_NOR_AFTER), "host": "404 done space_ended"},
        )
    ],
    "hands-open": [post(MODERATORS, NOT_BEFORE_NOR_AFTER)],
    "hands-close": [post(MODERATORS, NOT_BEFORE_NOR_AFTER)],
    "hand-accept": [post(MODERATORS, "space_not_live done hand_not_up")],
    "hand-dismiss": [post(MODERATORS, "space_not_live done hand_not_up")],
    "stage-mute-all": [post(MODERATORS, NOT_BEFORE_NOR_AFTER)],
    "stage-panic": [post(MODERATORS, NOT_BEFORE_NOR_AFTER)],
    "stage-release-all": [post(MODERATORS, NOT_BEFORE_NOR_AFTER)],
    "space-drawer": [page(MODERATORS)],
    "space-people": [page(MODERATORS)],
    "space-people-list": [page(MODERATORS)],
    "stage-invite": [post(MODERATORS, NOT_BEFORE_NOR_AFTER)],
    "stage-move": [post(MODERATORS, NOT_BEFORE_NOR_AFTER)],
    "stage-mute": [post(MODERATORS, NOT_BEFORE_NOR_AFTER)],
    "stage-hold": [post(MODERATORS, NOT_BEFORE_NOR_AFTER)],
    "stage-release": [post(MODERATORS, NOT_BEFORE_NOR_AFTER)],
    "person-remove": [post(MODERATORS, NOT_BEFORE_NOR_AFTER)],
    "person-ban": [post(MODERATORS, "done done done", data={"length": "3600", "reason": "Noise"})],
    "moderator-appoint": [post(HOSTS, NOT_AFTER)],
    "moderator-dismiss": [post(HOSTS, NOT_AFTER)],
    "host-change": [post(HOSTS, NOT_AFTER)],
    "person-report-abuse": [page(SIGNED_IN), post(SIGNED_IN, "away away away", data={"words": "Rude"})],
    "stage-invite-handle": [post(MODERATORS, NOT_BEFORE_NOR_AFTER, data={"handle": "@eve"})],
    "ban-lift": [post(MODERATORS, "done done done")],
    "invitation-make": [post(MODERATORS, "page page space_ended", data={"uses": "1", "good_for": "7"})],
    "invitation-revoke": [post(MODERATORS, "done done done")],
    "invitation-redeem": [
        page(EVERYBODY, "page page space_ended", for_guests=True, in_private=False),
        post(EVERYBODY, "away away space_ended", for_guests=True, in_private=False, data={"name": "Nora"}),
    ],
    "space-ledger": [page(MODERATORS)],
    "words-erase": [post(HOSTS, "away away away")],
    "space-report-abuse": [page(SIGNED_IN), post(SIGNED_IN, "away away away", data={"words": "Rude"})],
}
OF_NO_SPACE = {
    "home": EVERYBODY,
    "check": EVERYBODY,
    "space-new": SIGNED_IN,
    "profile": EVERYBODY,
    "settings-delete": SIGNED_IN,
}


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield str(pattern.name)
        else:
            yield from names(pattern.url_patterns)


def address(name: str, tonight: Evening, slug: str = "") -> str:
    more: dict[str, Any] = {}
    for_key = {"hand": tonight.hand.key, "ban": tonight.ban.key, "invitation": tonight.invitation.key}
    if name in OF_A_PERSON:
        more = {"person": tonight.eve.person}
    elif name in ("hand-accept", "hand-dismiss", "ban-lift", "invitation-revoke"):
        more = {"key": for_key[name.partition("-")[0]]}
    elif name == "invitation-redeem":
        more = {"token": tonight.token}
    elif name == "words-erase":
        more = {"seq": 1}
    return reverse(name, kwargs={"slug": slug or tonight.space.slug, **more})


OF_A_PERSON = set(names(list(urls.of_a_person)))


def ask(client: Client, row: Row, path: str) -> HttpResponse:
    """Whatever it changes is undone."""
    with transaction.atomic():
        answer = getattr(client, row.method)(path, row.data, headers=SCRIPT)
        transaction.set_rollback(True)
    return answer  # type: ignore[no-any-return]


def told(answer: HttpResponse) -> str:
    if answer.status_code == 302:
        return "sign in" if answer["Location"].startswith(reverse("account_login")) else "away"
    plain = {200: "page", 204: "done", 404: "404"}.get(answer.status_code)
    return plain or answer.json()["error"]  # type: ignore[attr-defined]


def test_every_address_has_its_row() -> None:
    assert set(names(urls.of_a_space)) == set(ROWS)
    here = {str(one.name) for one in urls.urlpatterns if isinstance(one, URLPattern)}
    assert here == set(OF_NO_SPACE)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("visibility", ["public", "unlisted", "private"])
def test_every_address_for_everybody(visibility: str, state: str) -> None:
    tonight = evening(visibility, state)
    odd = []
    for name, rows in ROWS.items():
        path = address(name, tonight)
        for row in rows:
            for who in sorted(EVERYBODY):
                found, expected = told(ask(tonight.browser(who), row, path)), row.expected(who, visibility, state)
                if found != expected:
                    odd.append(f"{row.method} {name} by {who}: {found}, not {expected}")
    assert not odd, "\n".join(odd)


def test_to_strangers_a_private_space_is_an_unknown_one() -> None:
    """To the byte, whatever they ask for: only the address itself differs, where an answer repeats it, and the token
    of a form, which is another one on every page."""
    tonight = evening("private", "live")
    unknown = "an-evening-that-never-was"
    for name, rows in ROWS.items():
        for row in rows if name != "invitation-redeem" else []:
            for who in sorted(OUTSIDE):
                real, none = (ask(tonight.browser(who), row, address(name, tonight, slug)) for slug in ("", unknown))
                seen = [
                    (one.status_code, re.sub(rb'(?<=name="csrfmiddlewaretoken" value=")\w+', b"", one.content))
                    for one in (real, none)
                ]
                assert seen[0] == seen[1], (name, who)
                same = {key: str(value).replace(tonight.space.slug, unknown) for key, value in real.items()}
                assert same == dict(none.items()), (name, who)


def test_a_link_of_another_space_opens_nothing() -> None:
    tonight = evening("private", "live")
    assert Client().get(reverse("invitation-redeem", args=["elsewhere", tonight.token])).status_code == 404
    assert Client().get(reverse("invitation-redeem", args=[tonight.space.slug, "x" * 32])).status_code == 404


def test_pages_of_no_space_in_particular() -> None:
    tonight = evening("public", "live")
    for name, may in OF_NO_SPACE.items():
        for who in sorted(EVERYBODY):
            path = reverse(name, args=["alice"] if name == "profile" else [])
            found = told(tonight.browser(who).get(path))  # type: ignore[arg-type]
            assert found == ("page" if who in may else "sign in"), (name, who)


def test_the_other_method_is_refused() -> None:
    """A verb is posted, a page is fetched: following a link changes nothing."""
    tonight = evening("public", "live")
    host = tonight.browser("host")
    for name, rows in ROWS.items():
        other = {"get", "post"} - {row.method for row in rows}
        for method in other - ({"post"} if rows[0].method == "get" else set()):
            assert getattr(host, method)(address(name, tonight), headers=SCRIPT).status_code == 405, name


def test_a_session_needs_the_token_everywhere() -> None:
    tonight = evening("public", "live")
    before = tonight.space.events.count()
    for name, rows in ROWS.items():
        for row in rows:
            if row.method == "post" and name != "invitation-redeem":
                host = Client(enforce_csrf_checks=True)
                for key, value in tonight.cookies["host"].items():
                    host.cookies[key] = value
                assert host.post(address(name, tonight), row.data, headers=OURS).status_code == 403, name
    assert tonight.space.events.count() == before


@pytest.mark.parametrize("headers", [{}, {"Origin": "null"}, {"Origin": "http://evil.test"}], ids=str)
def test_without_a_session_our_origin_takes_the_tokens_place(headers: dict[str, str]) -> None:
    tonight = evening("public", "live")
    before = tonight.space.events.count()
    for who in ("nobody", "guest", "invited guest"):
        for name, rows in ROWS.items():
            for row in rows:
                if row.method == "post" and row.for_guests:
                    refused = tonight.browser(who).post(
                        address(name, tonight), row.data, headers={"Accept": "application/json", **headers}
                    )
                    assert (refused.status_code, refused.json()["error"]) == (403, "origin_refused"), (name, who)
    assert tonight.space.events.count() == before


def test_a_moderator_elsewhere_is_nobody_here() -> None:
    """Being somebody in one space says nothing in another, not even of the same host."""
    tonight = evening("public", "live")
    other = type(tonight.space).schedule(host=tonight.space.host, title="Another")
    place = other.place_of(tonight.eve)
    place.appoint(by=other.actor(tonight.space.host))
    refused = signed_in(tonight.eve).post(address("space-lock", tonight), headers=SCRIPT)
    assert refused.json()["error"] == "not_allowed"
