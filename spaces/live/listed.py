"""Whom of the audience its list shows: each web process says who of its listeners chose to be seen, and how many
listen in all. Whoever is only counted is named nowhere."""

import asyncio
import time
from dataclasses import dataclass, field

from spaces.live import keys
from spaces.live.presence import COUNT_HOLDS, KEY_TTL, PROCESS, SAY_AGAIN
from spaces.live.redis import script
from spaces.live.socket import Socket

GUEST = "guest"
"""Stands where a role would: known by their pass alone, whatever they call themselves."""


def entry_of(socket: Socket) -> str:
    """``person|role|name``; empty for whoever is on stage or only counted."""
    if socket.standing.on_stage or socket.shown_as is None:
        return ""
    role = socket.standing.shown_role or ("" if socket.account is not None else GUEST)
    return f"{socket.person}|{role}|{socket.standing.name or socket.shown_as}"


@dataclass(slots=True)
class _Person:
    """Somebody with a socket or more; the socket last heard of says how they stand."""

    came: float = field(default_factory=time.time)
    sockets: set[Socket] = field(default_factory=set)
    listens: bool = False
    entry: str = ""


class Listed:
    """The listeners of one space in this process. Coming, choosing and going cost the same however many there are."""

    def __init__(self, slug: str) -> None:
        self._keys = [keys.listening(slug), keys.listed(slug, PROCESS)]
        self._people: dict[str, _Person] = {}
        self._listeners = 0
        self._shown: dict[str, float] = {}
        self._changed: set[str] = set()
        self._said: int | None = None
        self._said_at = 0.0
        self._turn = asyncio.Lock()

    def here(self, socket: Socket) -> None:
        """A socket came, or how its person stands has changed."""
        person = self._people.setdefault(socket.person, _Person())
        person.sockets.add(socket)
        self._let(person, not socket.standing.on_stage, entry_of(socket))

    def went(self, socket: Socket) -> None:
        person = self._people.get(socket.person)
        if person is None:
            return
        person.sockets.discard(socket)
        if not person.sockets:
            del self._people[socket.person]
            self._let(person, False, "")

    def show(self, person: str, name: str | None) -> None:
        """By this name from now on, or only counted: in all of their tabs."""
        for socket in self._people.get(person, _Person()).sockets:
            socket.shown_as = name
            self.here(socket)

    def _let(self, person: _Person, listens: bool, entry: str) -> None:
        self._listeners += listens - person.listens
        if entry != person.entry:
            self._changed |= {entry, person.entry} - {""}
            self._shown.pop(person.entry, None)
            if entry:
                self._shown[entry] = person.came
        person.listens, person.entry = listens, entry

    async def say(self) -> None:
        """Tell Redis what has changed, now and then that it still holds, and everything where Redis lost it.

        Raises RedisError; what was not told then is told the next time.
        """
        async with self._turn:
            now = time.monotonic()
            if not self._changed and self._listeners == self._said and now - self._said_at < SAY_AGAIN:
                return
            if not self._people and not self._changed and self._said is None:
                return
            if await self._tell(anew=False) != len(self._shown) and not self._changed:
                await self._tell(anew=True)
            self._said_at = now

    async def _tell(self, *, anew: bool) -> int:
        changed, self._changed = self._changed, set()
        said, told = self._listeners, list(self._shown if anew else changed)
        gone = [entry for entry in told if entry not in self._shown]
        there = [part for entry in told if entry in self._shown for part in (self._shown[entry], entry)]
        try:
            listed = await script("listed")(
                keys=self._keys, args=[PROCESS, said, KEY_TTL, COUNT_HOLDS, int(anew), len(gone), *gone, *there]
            )
        except BaseException:
            self._changed |= changed
            raise
        self._said = said
        return int(listed)
