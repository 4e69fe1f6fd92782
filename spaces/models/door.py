"""What the live part is told about a space: the door that joining needs, and the snapshot that browsers draw."""

import json
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from spaces.events import SpaceCancelled, SpaceEnded, SpaceLocked
from spaces.models.deciding import Deciding
from spaces.models.event import Event, instant
from spaces.models.participant import Participant
from spaces.models.space import Space

ON_STAGE, HELD, ADMITTED, BANNED = "s", "h", "a", "b"


def standing(role: str, flags: str, name: str, *, cause: int | None = None, until: datetime | None = None) -> str:
    """As the door holds it for those who are more than listeners: ``role|flags|cause|until|name``.

    ``flags`` are letters of ON_STAGE, HELD, ADMITTED and BANNED; ``cause`` the event because of which they are out;
    ``until`` when that ends, or for whom is asked onto the stage, when they must have answered.
    """
    return f"{role}|{flags}|{cause or ''}|{_instant(until) or ''}|{name}"


def door_of(space: Space) -> dict[str, str]:
    """Beside each reason to refuse stands the ``seq`` that caused it."""
    key, origin = space.broadcast_place
    return {
        "state": space.state,
        "room": space.room,
        "seq": str(space.last_seq),
        "title": space.title,
        "visibility": space.visibility,
        "hands": str(space.hands.up().count()),
        "hands_open": str(int(space.hands_open)),
        "frozen": str(int(space.frozen)),
        "broadcast": f"{key}|{origin}",
        "locked": _cause(space, SpaceLocked.kind) if space.locked else "",
        "over": _cause(space, SpaceEnded.kind, SpaceCancelled.kind) if space.ended_at else "",
    }


def standings_of(space: Space) -> dict[str, str]:
    """``{person: standing}`` of the host, the moderators, everyone with a place on stage, the invited, the banned."""
    people = {space.host.person.hex: standing("host", ADMITTED, space.host.display_name)}
    for place in space.participants.standing().select_related("user"):
        people[place.person.hex] = _standing_of(space, place)
    for ban in space.bans_holding:
        cause = ban.seq if ban.space_id == space.pk else None
        people[ban.person.hex] = standing("none", BANNED, ban.name, cause=cause, until=ban.until)
    return people


def snapshot_of(space: Space) -> dict[str, Any]:
    """The state of a space as everyone may see it, as of ``seq``. The counts are the live part's to add."""
    return {
        "slug": space.slug,
        "state": space.state,
        "seq": space.last_seq,
        "title": space.title,
        "visibility": space.visibility,
        "scheduled_for": _instant(space.scheduled_for),
        "started_at": _instant(space.started_at),
        "ended_at": _instant(space.ended_at),
        "interrupted_at": _instant(space.interrupted_at),
        "host_due": _instant(space.host_due),
        "generation": space.generation,
        "locked": space.locked,
        "frozen": space.frozen,
        "hands_open": space.hands_open,
        "hands_from": space.hands_from,
        "notes": space.notes,
        "pinned": space.pinned,
        "hands": space.hands.up().count(),
        "stage": [
            {
                "person": place.person.hex,
                "name": place.name,
                "handle": place.handle,
                "picture": place.picture,
                "role": place.role,
                "held": place.held,
            }
            for place in space.participants.on_stage().select_related("user", "space__host")
        ],
    }


def hands_of(space: Space) -> dict[str, str]:
    """``{person: hand as JSON}`` of the hands that are up: its owner and the moderators may know."""
    deciding = Deciding(space)
    return {
        hand.person: json.dumps(
            {
                "hand": hand.key.hex,
                "number": hand.number,
                "person": hand.person,
                "name": hand.name,
                "handle": hand.handle,
                "resembles": deciding.resembled_by(hand.participant),
                "note": hand.note,
                "raised_at": instant(hand.raised_at),
            }
        )
        for hand in space.hands.up().select_related("participant__user")
    }


def seen_together(space_id: int, after: int) -> tuple[Space, list[Event]]:
    """A space and its events after a number, as of one moment: what is announced must agree with itself."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        space = Space.objects.select_related("host").get(pk=space_id)
        return space, list(space.events.filter(seq__gt=after).order_by("seq").prefetch_related("texts"))


def _standing_of(space: Space, place: Participant) -> str:
    flags = ON_STAGE * place.on_stage + HELD * place.held + ADMITTED * place.admitted
    return standing(space.role_of(place.person.hex), flags, place.name, until=place.invited_until)


def _cause(space: Space, *kinds: str) -> str:
    found = space.events.filter(kind__in=kinds).order_by("-seq").values_list("seq", flat=True).first()
    return str(found or "")


def _instant(at: datetime | None) -> str | None:
    return instant(at) if at else None
