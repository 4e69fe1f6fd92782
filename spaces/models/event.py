"""The ledger's entries: append-only, numbered and hash-chained, one chain a space.

An entry's ``body`` is the exact text that is hashed: JSON with sorted keys, no spaces and no floats, times in
UTC microseconds. It holds random ids, enums and whole numbers; people's words stand beside it in ``EventText``,
their salted digests in the body, so that erasing words leaves the chain valid.
"""

import json
from datetime import UTC, datetime
from hashlib import sha256
from secrets import token_bytes
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models.functions import Cast

from accounts.models import User
from spaces.events import KINDS, Kind

if TYPE_CHECKING:
    from spaces.models.space import Space

FIRST_HASH = "0" * 64


def canonical(value: dict[str, Any]) -> str:
    """The one way a body is written."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def chained(previous: str, body: str) -> str:
    """The hash of an entry: SHA-256 over the previous entry's hash and this one's body."""
    return sha256((previous + body).encode()).hexdigest()


class EventQuerySet(models.QuerySet["Event"]):
    def append(self, space: "Space", at: datetime, actor: str, kinds: list[tuple[Kind, int | None]]) -> None:
        """Write events with the next numbers. The caller holds the space's lock."""
        last = self.filter(space=space, seq=space.last_seq).values_list("hash", flat=True).first() or FIRST_HASH
        for seq, (kind, cause) in enumerate(kinds, start=space.last_seq + 1):
            texts = [EventText(name=name, text=words) for name, words in kind.texts().items()]
            body = canonical(
                {
                    "space": space.key.hex,
                    "seq": seq,
                    "at": instant(at),
                    "actor": actor,
                    "kind": kind.kind,
                    "cause": cause,
                    "fields": kind.body(),
                    "texts": {one.name: one.digest() for one in texts},
                }
            )
            last = chained(last, body)
            event = self.create(
                space=space, seq=seq, at=at, actor=actor, kind=kind.kind, cause=cause, body=body, hash=last
            )
            for one in texts:
                one.event = event
            EventText.objects.bulk_create(texts)
            space.last_seq = seq
        space.save(update_fields=["last_seq"])


class Event(models.Model):
    """What was decided (``kind`` and ``body``), by whom (``actor``), when, and because of which entry (``cause``)."""

    space = models.ForeignKey("spaces.Space", on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=64)
    kind = models.CharField(max_length=40)
    cause = models.PositiveIntegerField(null=True)
    body = models.TextField()
    hash = models.CharField(max_length=64)
    data = models.GeneratedField(
        expression=Cast("body", models.JSONField()), output_field=models.JSONField(), db_persist=True
    )

    objects: ClassVar[EventQuerySet] = EventQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["space", "seq"]
        constraints = [models.UniqueConstraint(fields=["space", "seq"], name="one_event_a_number")]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"

    @property
    def declared(self) -> type[Kind]:
        """The kind's declaration: its audience and public shape."""
        return KINDS[self.kind]

    @property
    def concerned(self) -> str | None:
        """The person it is about, where the kind names one: 32 hex digits."""
        field = self.declared.concerns
        return json.loads(self.body)["fields"][field] if field else None

    def shown(self) -> dict[str, Any]:
        """The public shape, for those in its audience. ``texts`` and the person's name are looked up."""
        fields = json.loads(self.body)["fields"] | {one.name: one.text for one in self.texts.all()}
        shape = {"seq": self.seq, "at": instant(self.at), "kind": self.kind}
        shape |= {name: fields.get(name) for name in self.declared.shown}
        if self.declared.shows_person:
            shape |= shown_person(self.space, fields[self.declared.shows_person])
        return shape


def _salt() -> bytes:
    return token_bytes(16)


class EventText(models.Model):
    """Somebody's words in an event. ``text`` is None once erased; the digest in the body stays."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="texts")
    name = models.CharField(max_length=40)
    text = models.TextField(null=True)  # noqa: DJ001  erased is not the same as empty
    salt = models.BinaryField(default=_salt)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "name"], name="one_text_a_field")]

    def __str__(self) -> str:
        return f"{self.name} of {self.event_id}"

    def digest(self) -> str:
        """SHA-256 over the salt and the words."""
        return sha256(bytes(self.salt) + (self.text or "").encode()).hexdigest()


def shown_person(space: "Space", person: str) -> dict[str, str | None]:
    """How a person is shown now: as their account says, or as the guest they are here."""
    place = space.participants.select_related("user").filter(person=UUID(hex=person)).first()
    if place:
        return {"name": place.name, "handle": place.handle, "picture": place.picture}
    user = User.objects.filter(person=UUID(hex=person)).first()
    if user:
        return {"name": user.display_name, "handle": user.handle, "picture": user.picture_url or None}
    return {"name": None, "handle": None, "picture": None}
