"""Every address outside Django for everybody, in every kind of space and every state of it."""

from dataclasses import dataclass
from uuid import uuid4

import pytest
from channels.db import database_sync_to_async as run
from django.http import HttpResponse

from accounts.guests import Guest
from accounts.models import User
from accounts.passes import COOKIE, Pass
from spaces.models import Actor, Invitation, Space
from tests.live.browser import Browser
from tests.processes import Processes, eventually


class Holder(Browser):
    """Somebody who holds a pass, or none."""

    def __init__(self, url: str, slug: str, held: Pass | None = None) -> None:
        super().__init__(url, slug)
        self.held = held
        if held:
            response = HttpResponse()
            held.give(response)
            self.session.cookie_jar.update_cookies({COOKIE: response.cookies[COOKIE].value})


NAMES = ("listener", "speaker", "moderator", "moderator_elsewhere", "host_elsewhere", "administrator")
LET_IN = ("host", "speaker", "guest_speaker", "moderator")
"""Whom a private space lets in. An administrator sees its page, but hears it only once invited, for all to see."""
EVERYBODY = ("nobody", "guest", *LET_IN, "listener", "moderator_elsewhere", "host_elsewhere", "administrator")


@dataclass
class Cast:
    space: Space
    passes: dict[str, Pass | None]


def _user(name: str) -> User:
    return User.objects.create_user(
        f"{name}@example.org", None, handle=name, display_name=name.title(), is_staff=name == "administrator"
    )


def play(alice: User, visibility: str, state: str) -> Cast:
    """A space of that kind, in that state, with everybody where they belong."""
    people = {name: _user(name) for name in NAMES}
    host = Actor.of(alice)
    elsewhere = Space.schedule(host=people["host_elsewhere"], title="Elsewhere")
    elsewhere.place_of(people["moderator_elsewhere"]).appoint(by=Actor.of(people["host_elsewhere"]))
    space = Space.schedule(host=alice, title="An evening", visibility=visibility)
    space.place_of(people["moderator"]).appoint(by=host)
    guest_speaker = Guest(uuid4(), "Gus")
    invitation, _link = Invitation.make(space, by=host, uses=2)
    for who in (people["speaker"], guest_speaker):
        invitation.redeem(who)
    if state != "scheduled":
        space.start(by=host)
        for who in (people["speaker"], guest_speaker):
            space.raise_hand(who, note="a secret", by=Actor.of(who)).accept(by=host)
    if state == "ended":
        space.end(by=host)
    passes: dict[str, Pass | None] = {name: Pass.for_user(user) for name, user in people.items()}
    passes |= {"host": Pass.for_user(alice), "guest_speaker": Pass(guest_speaker.person.hex, name="Gus")}
    passes |= {"nobody": None, "guest": Pass(uuid4().hex, name="Guest")}
    return Cast(space, passes)


JOINED = {"scheduled": (409, "space_not_live"), "live": (200, "interactive"), "ended": (410, "space_ended")}


@pytest.mark.parametrize("state", ["scheduled", "live", "ended"])
@pytest.mark.parametrize("visibility", ["public", "unlisted", "private"])
async def test_every_address_for_everybody(processes: Processes, alice: User, visibility: str, state: str) -> None:
    cast = await run(play)(alice, visibility, state)
    slug = cast.space.slug
    await until_the_door_knows(processes, cast)
    for name in EVERYBODY:
        let_in = visibility != "private" or name in LET_IN
        async with Holder(processes.url, slug, cast.passes[name]) as person:
            if let_in:
                assert await joined(person) == JOINED[state], name
            else:
                assert await person.join() == (404, NOT_FOUND), name
            for path in ("state.json", "events?after=0", "audience.json", "shown"):
                status, answer = await person.get(path)
                assert (status == 200) if let_in else ((status, answer) == (404, NOT_FOUND)), (name, path)
            if let_in:
                decides, speaks = name in ("host", "moderator"), name in ("speaker", "guest_speaker")
                await sees_what_is_theirs(person, decides=decides, speaks=speaks, began=state != "scheduled")
            await connects(person, let_in)
            assert await hears(person) == HEARD.get((visibility, state), HEARD[visibility, "live"]), name


HEARD = {
    ("public", "live"): (302, ""),
    ("unlisted", "live"): (302, ""),
    ("private", "live"): (404, "space_not_found"),
    ("public", "ended"): (410, "space_ended"),
    ("unlisted", "ended"): (410, "space_ended"),
}
"""The address for radios, which knows nobody."""
NOT_FOUND = {"error": "space_not_found", "message": "There is no such space."}


async def test_a_private_space_is_like_one_that_does_not_exist(processes: Processes, alice: User) -> None:
    cast = await run(play)(alice, "private", "live")
    await until_the_door_knows(processes, cast)
    for address in ("state.json", "events", "audience.json", "audience.json?q=", "shown", "listen.m3u8"):
        answers = []
        for slug in (cast.space.slug, "no-such-space"):
            async with (
                Browser(processes.url, slug) as person,
                person.session.get(f"{person.url}/s/{slug}/{address}") as answer,
            ):
                headers = {name: value for name, value in answer.headers.items() if name != "Date"}
                answers.append((answer.status, headers, await answer.read()))
        assert answers[0] == answers[1]


async def until_the_door_knows(processes: Processes, cast: Cast) -> None:
    """All that happened, from the keeper: a page that asks before it gets a snapshot in place of the events."""
    async with Holder(processes.url, cast.space.slug, cast.passes["host"]) as host:

        async def told() -> bool:
            events = (await host.get("events?after=0"))[1].get("events", [])
            return any(event["seq"] == cast.space.last_seq for event in events)

        await eventually(told)


async def joined(person: Holder) -> tuple[int, str]:
    async def answered() -> tuple[int, str] | None:
        status, answer = await person.join()
        outcome = answer.get("seat") or answer["error"]
        return None if outcome == "waiting" else (status, outcome)

    found = await eventually(answered)
    assert found
    return found


async def sees_what_is_theirs(person: Holder, *, decides: bool, speaks: bool, began: bool) -> None:
    events = (await person.get("events?after=0"))[1]["events"]
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    notes = [event["person"] for event in events if event.get("note") == "a secret"]
    assert len(notes) == (2 if decides else speaks) * began
    assert all(decides or (person.held and one == person.held.person) for one in notes)
    assert any(event.get("kind") == "invitation.made" for event in events) == decides


async def hears(person: Holder) -> tuple[int, str]:
    path = f"{person.url}/s/{person.slug}/listen.m3u8"
    async with person.session.get(path, allow_redirects=False) as answer:
        return answer.status, (await answer.json())["error"] if answer.status != 302 else ""


async def connects(person: Holder, let_in: bool) -> None:
    await person.connect()
    if not any(cookie.key == COOKIE for cookie in person.session.cookie_jar):
        assert await person.closed() == 4401
    elif let_in:
        assert (await person.hear())["t"] == "snapshot"
    else:
        assert await person.closed() == 4404
