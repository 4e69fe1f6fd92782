"""A site on a busy evening: people, and a space in every state."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.utils.timezone import now

from accounts.models import Invitation as AccountInvitation
from accounts.models import User
from accounts.passes import COOKIE
from spaces.models import Actor, Invitation, Space
from tests.views.evening import as_guest, named, pass_cookie, session_cookie, somebody

TITLES = {
    "live": "How a city learns to sleep again: an evening with night nurses, bakers and street sweepers",
    "planned": "Letters from the lighthouse",
    "unplanned": "Something about rivers",
    "interrupted": "The second half",
    "without host": "Repair café, on air",
    "locked": "Editors only, after eleven",
    "frozen": "Question time",
    "ended": "What the archive forgot",
    "cancelled": "Rain date",
    "private": "The jury",
}


@dataclass
class Site:
    """``cookies`` of each kind of visitor, ``spaces`` by their state, ``paths`` of pages about something."""

    cookies: dict[str, dict[str, str]]
    spaces: dict[str, Space]
    paths: dict[str, str]


def furnished() -> Site:
    """Alice hosts, Mona moderates, Bob speaks, Charlie listens, Zoe is banned, Ada administers; Gina is a guest."""
    people = {name: somebody(name) for name in ("alice", "mona", "bob", "charlie", "zoe", "eve", "nour")}
    people["ada"] = somebody("ada", is_staff=True, is_superuser=True)
    _called(people["mona"], "Mona Ravndal-Østergaard")
    _called(people["nour"], "نور الهدى")
    alice = people["alice"]
    spaces = {state: _space(state, alice) for state in TITLES}
    paths = _live(spaces["live"], people)
    _others(spaces, people)
    _with_passwords(people)
    gina = named("Gina")
    cookies = {
        "nobody": {},
        "guest": {COOKIE: pass_cookie(gina)},
        **{name: session_cookie(user) for name, user in people.items()},
    }
    paths["invitation to the site"] = AccountInvitation.issue(by=people["ada"])
    _waiting_to_be_let_in()
    return Site(cookies, spaces, paths)


def _space(state: str, alice: User) -> Space:
    visibility = "private" if state == "private" else "public"
    start = now() + timedelta(days=3, hours=2) if state in ("planned", "cancelled") else None
    words = "Bring a cup of tea. We talk for an hour, then the stage is yours."
    return Space.schedule(
        host=alice, title=TITLES[state], description=words, visibility=visibility, scheduled_for=start
    )


def _live(space: Space, people: dict[str, User]) -> dict[str, str]:
    """Live with a full agenda; the addresses that only exist there."""
    by = space.actor(people["alice"])
    space.start(by=by)
    space.place_of(people["mona"]).appoint(by=by)
    for name in ("mona", "bob"):
        space.invite_to_stage(people[name], by=by)
        space.place_of(people[name]).join_stage(by=space.actor(people[name]))
    space.place_of(people["bob"]).hold(by=by)
    space.raise_hand(people["nour"], note="عن المخبز الذي في شارعنا", by=space.actor(people["nour"]))
    space.raise_hand(people["eve"], note="The number 4 tram, and who cleans it at night", by=space.actor(people["eve"]))
    gus = as_guest(named("Alic3"))
    space.raise_hand(gus, note="", by=space.actor(gus))
    space.pin("Tonight’s reading list: https://example.org/night", by=by)
    space.place_of(people["zoe"]).ban(by=by, reason="Shouting")
    _invitation, link = Invitation.make(space, by=by, whom="Aunt Ruth", uses=3)
    return {"invitation": link}


def _others(spaces: dict[str, Space], people: dict[str, User]) -> None:
    alice = people["alice"]
    for state in ("interrupted", "without host", "locked", "frozen", "ended", "private"):
        spaces[state].start(by=spaces[state].actor(alice))
    spaces["interrupted"].interrupt(by=Actor.livekit())
    spaces["without host"].miss_host(by=Actor.keeper())
    spaces["locked"].lock(by=spaces["locked"].actor(alice))
    spaces["frozen"].panic(by=spaces["frozen"].actor(alice))
    spaces["ended"].end(by=spaces["ended"].actor(alice))
    spaces["cancelled"].cancel(by=spaces["cancelled"].actor(alice))


def _waiting_to_be_let_in() -> None:
    User.objects.filter(pk=somebody("wanda").pk).update(is_active=False, approved_at=None)


def _with_passwords(people: dict[str, User]) -> None:
    """Pages about passwords are others for who has none."""
    for user in people.values():
        user.password = PBKDF2PasswordHasher().encode("Nobody signs in by it", "salt", iterations=1)
        user.save(update_fields=["password"])


def _called(user: User, name: str) -> None:
    user.display_name = name
    user.save(update_fields=["display_name"])
