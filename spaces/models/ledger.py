"""Whether a space's ledger is whole, and how words are taken out of it without breaking it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from accounts.models import User
from spaces.events import HandRaised, InvitationMade, PersonBanned, SpacePinned, WordsErased
from spaces.models.actor import Actor
from spaces.models.ban import Ban
from spaces.models.event import FIRST_HASH, Event, EventText, chained, instant
from spaces.models.hand import Hand
from spaces.models.invitation import Invitation
from spaces.models.space import Space
from spaces.permissions import Permission

WRITTEN_BY_THE_PERSON = (HandRaised.kind,)
"""The kinds of event whose words are those of the person it is about."""

COPIED: dict[str, tuple[type[Hand | Ban | Invitation], str, str]] = {
    HandRaised.kind: (Hand, "hand", "note"),
    PersonBanned.kind: (Ban, "ban", "reason"),
    InvitationMade.kind: (Invitation, "invitation", "whom"),
}
"""Where words stand a second time: the model, the event's field that has its key, and the column."""


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


def erase(event: Event, *, by: Actor) -> None:
    """Erase the words of an entry, whose digests stay. Erasing what is erased, or had no words, does nothing.

    The salt goes too, or a guess at the words could be checked; and so does what else keeps a copy of them.
    """
    with event.space.changing(by, Permission.ERASE_WORDS) as change:
        if EventText.objects.filter(event=event).exclude(text=None).update(text=None, salt=b""):
            if event.kind in COPIED:
                model, key, copy = COPIED[event.kind]
                model.objects.filter(key=json.loads(event.body)["fields"][key]).update(**{copy: ""})
            cause = change.record(WordsErased(of=event.seq))
            if event.kind == SpacePinned.kind:
                event.space.unpin_erased(event.seq, change, cause)


def forget_the_deleted() -> int:
    """Erase the words of people whose account was deleted, wherever they stand. Returns in how many entries."""
    deleted = [one.hex for one in User.objects.exclude(deleted_at=None).values_list("person", flat=True)]
    found = Event.objects.filter(
        kind__in=WRITTEN_BY_THE_PERSON, data__fields__person__in=deleted, texts__text__isnull=False
    )
    for event in (entries := list(found.select_related("space__host"))):
        erase(event, by=Actor.keeper())
    return len(entries)


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
