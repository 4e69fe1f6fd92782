"""One row of the table in ``verbs.py``: a verb, who may use it, in which state, and what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from spaces.models import Actor
from tests.models.world import World

STATES = ("scheduled", "live", "ended", "cancelled")

Call = Callable[[World, Actor], object]
Outcome = str | dict[str, str]
"""Events with their causes, "nothing", or a refusal's code; or ``{actor or state: outcome}``, "" for all others."""


@dataclass(frozen=True)
class Verb:
    """``states``: for each "done", "nothing", the code of a refusal, or "-" where there is no such thing.

    ``told``: the events of it; ``twice``: what the same again by the same actor comes to; ``first``: what must have
    happened before it can do anything.
    """

    name: str
    call: Call
    who: str
    states: str
    told: Outcome
    twice: Outcome = "nothing"
    first: Callable[[World], object] | None = None

    def in_state(self, state: str) -> str:
        """For those who may."""
        return dict(zip(STATES, self.states.split(), strict=True))[state]

    def once(self, actor: str, state: str) -> str:
        if actor not in self.who.split():
            return "not_allowed"
        outcome = self.in_state(state)
        return _of(self.told, actor, state) if outcome == "done" else outcome

    def again(self, actor: str, state: str) -> str:
        return _of(self.twice, actor, state)


def of_space(verb: str, *args: Any, **more: Any) -> Call:
    return lambda world, by: getattr(world.space, verb)(*args, **more, by=by)


def of_place(verb: str, whose: str, **more: Any) -> Call:
    return lambda world, by: getattr(world.place(whose), verb)(**more, by=by)


def of_hand(verb: str) -> Call:
    return lambda world, by: getattr(world.hand, verb)(by=by)


def of_ban(verb: str) -> Call:
    return lambda world, by: getattr(world.ban, verb)(by=by)


def by_host(call: Call) -> Callable[[World], object]:
    return lambda world: call(world, world.host)


def by_keeper(call: Call) -> Callable[[World], object]:
    return lambda world: call(world, Actor.keeper())


def _of(what: Outcome, actor: str, state: str) -> str:
    return what if isinstance(what, str) else what.get(actor, what.get(state, what.get("", "nothing")))
