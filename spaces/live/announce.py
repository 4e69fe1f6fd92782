"""What the keeper tells the browsers: events in order, each once, and the tick."""

import json
from dataclasses import dataclass
from typing import Any

from spaces.events import SpaceEdited
from spaces.live import keys
from spaces.live.door import TTL
from spaces.live.presence import COUNT_HOLDS
from spaces.live.redis import script
from spaces.models import Event, Space
from spaces.models.door import door_of, hands_of, snapshot_of, standings_of


class Replaced(Exception):
    """A newer keeper speaks for this space: stop."""


class DoorLost(Exception):
    """Redis has forgotten the space: announce it anew."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """Everything that is told at once, read from Postgres as of one moment."""

    slug: str
    seq: int
    door: str
    standings: str
    snapshot: str
    hands: str
    messages: list[tuple[int, str]]
    turns_people_out: bool = False
    """Whether people are there who from now on may not be, and nobody named them."""

    @classmethod
    def of(cls, space: Space, events: list[Event]) -> "Announcement":
        """Reads names from Postgres; call it where SQL may run."""
        standings = standings_of(space)
        return cls(
            space.slug,
            space.last_seq,
            json.dumps(door_of(space)),
            json.dumps(standings),
            json.dumps(snapshot_of(space)),
            json.dumps(hands_of(space)),
            [(event.seq, _message(event, standings)) for event in events],
            turns_people_out=any(event.kind == SpaceEdited.kind for event in events) and space.private,
        )


def _message(event: Event, standings: dict[str, str]) -> str:
    """``person`` sees it whatever its audience; ``standing`` is theirs from now on, where the event moves them.

    ``closes``: their sockets are closed next. ``private``: so are those of everybody who is not let in any more.
    """
    message: dict[str, Any] = {"seq": event.seq, "audience": event.declared.audience, "event": event.shown()}
    if event.declared.concerns:
        message["person"] = event.concerned
    if event.declared.moves:
        message["standing"] = standings.get(event.concerned or "", "")
    if event.declared.closes:
        message["closes"] = True
    if event.kind == SpaceEdited.kind and message["event"]["visibility"] == Space.Visibility.PRIVATE:
        message["private"] = True
    return json.dumps(message)


async def announce(announcement: Announcement, generation: int, peak: int) -> None:
    """Publish, or raise Replaced. What was published before is not published again."""
    slug = announcement.slug
    pairs = [part for message in announcement.messages for part in message]
    sent = await script("announce")(
        keys=[keys.door(slug), keys.standings(slug), keys.snapshot(slug), keys.frames(slug), keys.hands(slug)],
        args=[
            generation,
            announcement.seq,
            keys.channel(slug),
            peak,
            TTL,
            announcement.door,
            announcement.standings,
            announcement.snapshot,
            announcement.hands,
            *pairs,
        ],
    )
    if sent == -1:
        raise Replaced


@dataclass(frozen=True, slots=True)
class Tick:
    now: int
    peak: int
    room: str


async def tick(slug: str, generation: int) -> Tick:
    """Add up who is here and tell everyone. Raises Replaced or DoorLost."""
    answer = await script("tick")(
        keys=[keys.door(slug), keys.presence(slug), keys.reactions(slug), *keys.told(slug)],
        args=[generation, keys.channel(slug), COUNT_HOLDS, TTL],
    )
    if answer[0] == -1:
        raise Replaced
    if answer[0] == -2:
        raise DoorLost
    return Tick(*answer)
