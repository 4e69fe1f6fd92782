"""One space of Alice's with everybody in and around it, and how each of them asks."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from accounts.guests import Guest
from accounts.models import User
from accounts.passes import COOKIE, Pass
from spaces.models import Ban, Hand, Invitation, Space

OURS = {"Origin": "http://testserver"}
SCRIPT = {"Accept": "application/json", **OURS}


def somebody(name: str, **more: Any) -> User:
    """An account; nobody here signs in by password."""
    return User.objects.create_user(f"{name}@example.org", None, handle=name, **{"display_name": name.title()} | more)


def pass_cookie(held: Pass) -> str:
    response = HttpResponse()
    held.give(response)
    return str(response.cookies[COOKIE].value)


def named(name: str) -> Pass:
    return Pass(uuid4().hex, name=name)


def holding(held: Pass) -> Client:
    """A browser with this pass and no session."""
    client = Client()
    client.cookies[COOKIE] = pass_cookie(held)
    return client


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def session_cookie(user: User) -> dict[str, str]:
    """For a browser that is signed in without the form."""
    return {settings.SESSION_COOKIE_NAME: str(signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value)}


def as_guest(held: Pass) -> Guest:
    guest = Guest.holding(held)
    assert guest
    return guest


@dataclass
class Evening:
    """The space, whom and what its addresses name, and the cookies of whoever asks, by what they are."""

    space: Space
    token: str
    eve: User
    hand: Hand
    ban: Ban
    invitation: Invitation
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)

    def browser(self, who: str) -> Client:
        client = Client()
        for name, value in self.cookies[who].items():
            client.cookies[name] = value
        return client


def evening(visibility: str, state: str) -> Evening:
    """Alice hosts, Mona moderates, Bob speaks, Charlie listens, Dana and Max are busy elsewhere, Ada administers.

    Eve is whom decisions are about: she has a place and a hand up. Gina and Gus have a name and no account; Gina was
    let in by a link, as Bob was. Zoe is banned. To a private space Charlie and Gus are strangers.
    """
    alice, mona, bob, eve, zoe = (somebody(one) for one in ("alice", "mona", "bob", "eve", "zoe"))
    space = Space.schedule(host=alice, title="An evening", visibility=visibility)
    by = space.actor(alice)
    invitation, link = Invitation.make(space, by=by, uses=100)
    gina, gus = named("Gina"), named("Gus")
    for one in (bob, eve, as_guest(gina)):
        invitation.redeem(one)
    space.place_of(mona).appoint(by=by)
    ban = space.place_of(zoe).ban(by=by, reason="Shouting")
    assert ban
    if state == "scheduled":
        hand = Hand.objects.create(space=space, participant=space.place_of(eve), number=1, raised_at=space.created_at)
    else:
        space.start(by=by)
        hand = space.raise_hand(eve, note="Hello", by=space.actor(eve))
        space.invite_to_stage(bob, by=by)
        space.participants.get(user=bob).join_stage(by=space.actor(bob))
    if state == "ended":
        space.end(by=by)
        hand.refresh_from_db()
    space.refresh_from_db()
    return Evening(
        space, link.rstrip("/").rpartition("/")[2], eve, hand, ban, invitation, _cookies(alice, mona, bob, gina, gus)
    )


def _cookies(alice: User, mona: User, bob: User, gina: Pass, gus: Pass) -> dict[str, dict[str, str]]:
    dana, max_ = somebody("dana"), somebody("max")
    other = Space.schedule(host=dana, title="Elsewhere")
    other.place_of(max_).appoint(by=other.actor(dana))
    accounts = {
        "listener": somebody("charlie"),
        "speaker": bob,
        "moderator": mona,
        "moderator elsewhere": max_,
        "host elsewhere": dana,
        "host": alice,
        "administrator": somebody("ada", is_staff=True, is_superuser=True),
    }
    sessions = {who: signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value for who, user in accounts.items()}
    return {
        "nobody": {},
        "guest": {COOKIE: pass_cookie(gus)},
        "invited guest": {COOKIE: pass_cookie(gina)},
        **{who: {settings.SESSION_COOKIE_NAME: str(key)} for who, key in sessions.items()},
    }
