"""The ledger in sentences: who decided what, and because of what."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from spaces.models import Event, Space

SENTENCES: dict[str, str | Promise] = {
    "space.scheduled": gettext_lazy("%(actor)s made the space."),
    "space.edited": gettext_lazy("%(actor)s changed its words or rules."),
    "space.postponed": gettext_lazy("%(actor)s set another start."),
    "space.started": gettext_lazy("%(actor)s went live."),
    "space.cancelled": gettext_lazy("%(actor)s cancelled the space."),
    "space.ended": gettext_lazy("%(actor)s ended the space."),
    "space.locked": gettext_lazy("%(actor)s locked the space."),
    "space.unlocked": gettext_lazy("%(actor)s unlocked the space."),
    "space.pinned": gettext_lazy("%(actor)s pinned something for everyone."),
    "space.unpinned": gettext_lazy("%(actor)s took down what was pinned."),
    "space.interrupted": gettext_lazy("The sound was interrupted: the media server was gone."),
    "space.resumed": gettext_lazy("The sound came back."),
    "host.left": gettext_lazy("Whoever hosts was gone."),
    "host.returned": gettext_lazy("Whoever hosts came back."),
    "host.succeeded": gettext_lazy("%(person)s took over from the absent host."),
    "host.changed": gettext_lazy("%(actor)s handed the space over to %(person)s."),
    "moderator.appointed": gettext_lazy("%(actor)s made %(person)s a moderator."),
    "moderator.dismissed": gettext_lazy("%(person)s is a moderator no more, by decision of %(actor)s."),
    "hand.raised": gettext_lazy("%(person)s raised a hand."),
    "hand.lowered": gettext_lazy("The hand of %(person)s went down."),
    "hand.accepted": gettext_lazy("%(actor)s accepted the hand of %(person)s."),
    "hand.dismissed": gettext_lazy("%(actor)s dismissed the hand of %(person)s."),
    "hands.opened": gettext_lazy("%(actor)s opened hands."),
    "hands.closed": gettext_lazy("%(actor)s closed hands."),
    "stage.invited": gettext_lazy("%(actor)s invited %(person)s to the stage."),
    "stage.declined": gettext_lazy("%(person)s declined to come on stage."),
    "stage.lapsed": gettext_lazy("%(person)s did not answer the invitation to the stage in time."),
    "stage.joined": gettext_lazy("%(person)s came on stage."),
    "stage.left": gettext_lazy("%(person)s left the stage, by decision of %(actor)s."),
    "stage.muted": gettext_lazy("%(actor)s muted %(person)s."),
    "stage.held": gettext_lazy("%(actor)s muted %(person)s and keeps them muted."),
    "stage.released": gettext_lazy("%(actor)s let %(person)s unmute again."),
    "stage.frozen": gettext_lazy("%(actor)s pressed Panic: the stage was frozen."),
    "stage.unfrozen": gettext_lazy("%(actor)s ended the panic."),
    "person.removed": gettext_lazy("%(actor)s removed %(person)s."),
    "person.banned": gettext_lazy("%(actor)s banned %(person)s."),
    "person.unbanned": gettext_lazy("%(person)s may come back, by decision of %(actor)s."),
    "invitation.made": gettext_lazy("%(actor)s made an invitation link."),
    "invitation.revoked": gettext_lazy("%(actor)s revoked an invitation link."),
    "invitation.redeemed": gettext_lazy("%(person)s came in by an invitation link."),
    "broadcast.dead_air": gettext_lazy("Nothing was heard in the broadcast: %(why)s."),
    "broadcast.sound_again": gettext_lazy("Something was heard in the broadcast again."),
    "words.erased": gettext_lazy("%(actor)s erased the words of entry %(of)s."),
}
"""One for each kind of event; a test holds that none is missing."""

WHY_NOTHING_IS_HEARD: dict[str, str | Promise] = {
    "nobody_on_stage": gettext_lazy("nobody was on stage"),
    "all_muted": gettext_lazy("everybody was muted"),
    "no_energy": gettext_lazy("the open microphones were silent"),
    "media_unreachable": gettext_lazy("the media server was not reached"),
}

OF_ONESELF: dict[str, str | Promise] = {"stage.left": gettext_lazy("%(person)s stepped down.")}
"""Where whom it is about decided it."""

BY_RULE = {
    "keeper": gettext_lazy("Rostrum, by rule"),
    "broadcaster": gettext_lazy("Rostrum, by rule"),
    "livekit": gettext_lazy("the media server"),
    "schedule": gettext_lazy("the schedule"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """``words`` are what somebody wrote, None where it was erased; ``cause`` the number of the entry that led here."""

    seq: int
    at: datetime
    sentence: SafeString
    cause: int | None
    words: list[str | None]

    @property
    def erasable(self) -> bool:
        """Whether any words are left in it."""
        return any(text is not None for text in self.words)


def timeline(space: Space, events: Iterable[Event]) -> list[Entry]:
    """The events in the same order. Names are those of today, looked up for all at once."""
    read = [(event, json.loads(event.body)["fields"]) for event in events]
    people = {fields["person"] for _event, fields in read if fields.get("person")}
    people |= {event.actor.partition(":")[2] for event, _fields in read if ":" in event.actor}
    names = _names(space, people)
    return [
        Entry(
            event.seq,
            event.at,
            _filled(
                _sentence(event, fields.get("person")),
                {
                    **fields,
                    "actor": _actor(event.actor, names),
                    "person": names.get(fields.get("person", ""), ""),
                    "why": WHY_NOTHING_IS_HEARD.get(fields.get("why", ""), ""),
                },
            ),
            event.cause,
            [text.text for text in event.texts.all()],
        )
        for event, fields in read
    ]


def _sentence(event: Event, person: str | None) -> str:
    oneself = person and event.actor == f"person:{person}"
    return str((oneself and OF_ONESELF.get(event.kind)) or SENTENCES[event.kind])


def _filled(sentence: str, values: dict[str, Any]) -> SafeString:
    escaped = {name: conditional_escape(value) for name, value in values.items()}
    return mark_safe(conditional_escape(sentence) % escaped)  # noqa: S308  all of it is escaped


def _actor(actor: str, names: dict[str, SafeString]) -> str:
    kind, _colon, person = actor.partition(":")
    if not person:
        return str(BY_RULE[kind])
    name = names.get(person, SafeString())
    return _filled(_("%(name)s (administrator)"), {"name": name}) if kind == "administrator" else name


def _names(space: Space, people: set[str]) -> dict[str, SafeString]:
    """Each isolated: one that runs the other way turns nothing round it."""
    ids = [UUID(hex=one) for one in people]
    found = {user.person.hex: user.display_name for user in User.objects.filter(person__in=ids)}
    guests = space.participants.filter(person__in=ids, user=None).values_list("person", "guest_name")
    found |= {person.hex: name for person, name in guests}
    return {one: format_html("<bdi>{}</bdi>", found.get(one) or _("somebody")) for one in people}
