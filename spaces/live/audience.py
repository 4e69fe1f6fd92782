"""The audience's list: the first of those who are shown by name, and how many more there are. Read by everybody."""

import heapq
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from spaces.exceptions import LiveUnavailable
from spaces.live import keys
from spaces.live.kept import Kept
from spaces.live.presence import COUNT_HOLDS
from spaces.live.redis import RedisError, client
from spaces.live.snapshot import snapshot

SHOWN = 50
KEPT = 1.5
"""Seconds for which a process answers the same: five thousand open lists cost one reading."""


@dataclass(frozen=True, slots=True)
class Seats:
    """Those who are shown, first come first, and how many listen in all; nobody where the space is not live."""

    private: bool
    entries: list[str]
    listeners: int

    @property
    def first(self) -> dict[str, Any]:
        """The first SHOWN, and how many listen besides."""
        first = self.entries[:SHOWN]
        return {"people": [_shown(entry) for entry in first], "more": max(0, self.listeners - len(first))}

    def named(self, words: str) -> dict[str, Any]:
        """The first SHOWN whose names have ``words`` in them, and how many more have."""
        wanted = _plain(words)
        those = [entry for entry in self.entries if wanted in _plain(entry.split("|", 2)[2])]
        return {"people": [_shown(entry) for entry in those[:SHOWN]], "more": max(0, len(those) - SHOWN)}


async def first_seats(slug: str) -> Seats:
    """With at least the first SHOWN. Raises SpaceNotFound, or LiveUnavailable without Redis."""
    return await _first.get(slug)


async def all_seats(slug: str) -> Seats:
    """With everybody who is shown; raises the same."""
    return await _all.get(slug)


async def tell_shown(slug: str, person: str, name: str | None) -> None:
    """Say in every process by which name somebody is shown there, or that they are only counted."""
    try:
        await client().publish(keys.channel(slug), json.dumps({"shown": {"person": person, "name": name}}))
    except RedisError as error:
        raise LiveUnavailable from error


async def _read(slug: str, last: int) -> Seats:
    now = await snapshot(slug)
    private = now["visibility"] == "private"
    if now["state"] != "live":
        return Seats(private, [], 0)
    try:
        alive = await _listening(slug)
        async with client().pipeline(transaction=False) as pipe:
            for process in alive:
                pipe.zrange(keys.listed(slug, process), 0, last, withscores=True)
            lists = await pipe.execute()
    except RedisError as error:
        raise LiveUnavailable from error
    return Seats(private, _first_come(lists), sum(alive.values()))


async def _listening(slug: str) -> dict[str, int]:
    """How many listen to each process that has said so lately."""
    async with client().pipeline(transaction=False) as pipe:
        pipe.hgetall(keys.listening(slug))
        pipe.time()
        said, (now, _) = await pipe.execute()
    counts = {process: tuple(map(int, one.split(":"))) for process, one in said.items()}
    return {process: count for process, (count, at) in counts.items() if now - at <= COUNT_HOLDS}


def _first_come(lists: Iterable[Iterable[tuple[str, float]]]) -> list[str]:
    """All in one order. Somebody with tabs in two processes is there once."""
    people: dict[str, str] = {}
    for entry, _came in heapq.merge(*lists, key=lambda listed: listed[1]):
        people.setdefault(entry.split("|", 1)[0], entry)
    return list(people.values())


def _shown(entry: str) -> dict[str, str | None]:
    _person, role, name = entry.split("|", 2)
    return {"name": name, "role": role or None}


def _plain(words: str) -> str:
    """Without case and accents."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    return "".join(one for one in letters if not unicodedata.combining(one)).strip()


_first = Kept(KEPT, lambda slug: _read(slug, SHOWN - 1))
_all = Kept(KEPT, lambda slug: _read(slug, -1))
