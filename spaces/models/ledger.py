"""Whether a space's ledger is whole: what ``manage.py ledger verify`` asks."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from spaces.models.event import FIRST_HASH, Event, chained, instant
from spaces.models.space import Space


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the entry numbered ``seq``."""

    seq: int
    what: str


def verify(space: Space) -> list[Finding]:
    """Everything wrong with the ledger of ``space``; empty when it is whole."""
    return list(_findings(space))


def erased(space: Space) -> int:
    """How many texts of the ledger have been erased, which is allowed and leaves it whole."""
    return sum(one.text is None for event in _entries(space) for one in event.texts.all())


def _entries(space: Space) -> Iterator[Event]:
    return Event.objects.filter(space=space).order_by("seq").prefetch_related("texts").iterator(chunk_size=500)


def _findings(space: Space) -> Iterator[Finding]:
    previous, expected = FIRST_HASH, 1
    for event in _entries(space):
        if event.seq != expected:
            yield Finding(expected, f"missing: the next entry is {event.seq}")
        if event.hash != chained(previous, event.body):
            yield Finding(event.seq, "altered, or the one before it was removed or inserted: the hash does not follow")
        yield from _disagreements(event, space)
        previous, expected = event.hash, event.seq + 1
    if space.last_seq >= expected:
        yield Finding(expected, f"missing: the space has had {space.last_seq} events")
    if space.last_seq < expected - 1:
        yield Finding(space.last_seq + 1, f"inserted: the space has had only {space.last_seq} events")


def _disagreements(event: Event, space: Space) -> Iterator[Finding]:
    body = json.loads(event.body)
    columns = {
        "space": space.key.hex,
        "seq": event.seq,
        "at": instant(event.at),
        "actor": event.actor,
        "kind": event.kind,
        "cause": event.cause,
    }
    for name, value in columns.items():
        if body.get(name) != value:
            yield Finding(event.seq, f"its column {name} is not what was hashed")
    kept = {one.name: one for one in event.texts.all()}
    for name, digest in body["texts"].items():
        if name not in kept:
            yield Finding(event.seq, f"its text {name} is gone without having been erased")
        elif kept[name].text is not None and kept[name].digest() != digest:
            yield Finding(event.seq, f"its text {name} was altered")
