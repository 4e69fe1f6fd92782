"""What the live part is told about a space: the door that joining needs, and the snapshot that browsers draw."""

import json
from typing import Any

from django.db import connection, transaction

from spaces.models.event import Event, instant
from spaces.models.space import Space


def standing(role: str, on_stage: bool, name: str) -> str:
    """As the door holds it for those who are more than listeners: ``role|1|name``."""
    return f"{role}|{int(on_stage)}|{name}"


def door_of(space: Space) -> dict[str, str]:
    hands = str(space.hands.up().count())
    return {"state": space.state, "room": space.room, "seq": str(space.last_seq), "title": space.title, "hands": hands}


def standings_of(space: Space) -> dict[str, str]:
    """``{person: standing}`` of the host, the moderators and everyone with a place on stage."""
    places = space.participants.standing().select_related("user")
    people = {space.host.person.hex: standing("host", False, space.host.display_name)}
    for place in places:
        people[place.person.hex] = standing(space.role_of(place.person.hex), place.on_stage, place.name)
    return people


def snapshot_of(space: Space) -> dict[str, Any]:
    """The state of a space as everyone may see it, as of ``seq``. The counts are the live part's to add."""
    return {
        "slug": space.slug,
        "state": space.state,
        "seq": space.last_seq,
        "title": space.title,
        "started_at": space.started_at and instant(space.started_at),
        "ended_at": space.ended_at and instant(space.ended_at),
        "hands_open": space.hands_open,
        "hands": space.hands.up().count(),
        "stage": [
            {"person": place.person.hex, "name": place.name, "handle": place.handle, "role": place.role}
            for place in space.participants.on_stage().select_related("user", "space__host")
        ],
    }


def hands_of(space: Space) -> dict[str, str]:
    """``{person: hand as JSON}`` of the hands that are up: its owner and the moderators may know."""
    return {
        hand.person: json.dumps(
            {
                "hand": hand.key.hex,
                "number": hand.number,
                "person": hand.person,
                "name": hand.name,
                "handle": hand.handle,
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
