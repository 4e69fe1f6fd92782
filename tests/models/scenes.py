"""How tests get people where they need them, and read what a ledger was told."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

from accounts.guests import Guest
from accounts.models import User
from spaces.exceptions import SpaceError
from spaces.models import Actor, Participant, Space
from spaces.models.ledger import verify

AT_ONCE = 20


def place_of(space: Space, who: User | Guest) -> Participant:
    """Their place as it is now."""
    return Participant.objects.select_related("space__host", "user").get(space=space, person=who.person)


def bring_on_stage(space: Space, who: User | Guest) -> Participant:
    """By a hand, accepted by the host."""
    space.raise_hand(who, by=Actor.of(who)).accept(by=Actor.of(space.host))
    return place_of(space, who)


def appoint(space: Space, user: User) -> Participant:
    """Make somebody a moderator, by the host."""
    place = space.place_of(user)
    place.appoint(by=Actor.of(space.host))
    return place_of(space, user)


def told(space: Space, after: int = 0) -> list[str]:
    """The ledger's kinds after a number, each with the kind that led to it: ``stage.left < person.banned``."""
    kinds = dict(space.events.values_list("seq", "kind"))
    events = space.events.filter(seq__gt=after).order_by("seq").values_list("kind", "cause")
    return [f"{kind} < {kinds[cause]}" if cause else kind for kind, cause in events]


def fresh(space: Space) -> Space:
    """The same space, read anew: as another request would have it."""
    return Space.objects.get(pk=space.pk)


def is_whole(space: Space) -> bool:
    return verify(fresh(space)) == []


def at_once(works: Sequence[Callable[[], Any]]) -> list[str]:
    """Do all of it at the same moment, each on a connection of its own: "done", or the code of the refusal.

    No more than AT_ONCE: a process has only so many connections, and the rest begin as others end.
    """
    together = min(len(works), AT_ONCE)
    ready = Barrier(together)

    def one(number: int, work: Callable[[], Any]) -> str:
        try:
            if number < together:
                connection.ensure_connection()
                ready.wait(20)
            work()
        except SpaceError as refusal:
            return refusal.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(together) as pool:
        return list(pool.map(one, range(len(works)), works))
