"""One keeper's hold on one space, as Postgres sees it.

Every method runs SQL, and raises Replaced when the hold is lost.
"""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from uuid import UUID

from django.db import models

from spaces.events import (
    PersonBanned,
    PersonRemoved,
    StageHeld,
    StageJoined,
    StageLeft,
    StageMuted,
    StageReleased,
)
from spaces.live.announce import Announcement, Replaced
from spaces.models import Event, Participant, Space, Watch
from spaces.models.door import seen_together
from spaces.models.whereabouts import out_of

TOLD = (PersonBanned, PersonRemoved, StageHeld, StageJoined, StageLeft, StageMuted, StageReleased)
"""What the media server is told one by one, as it was decided."""


@dataclass(frozen=True, slots=True)
class Lease:
    space_id: int
    keeper: UUID
    generation: int

    def to_announce(self, *, anew: bool) -> tuple[Space, int, Announcement | None]:
        """The space now, its peak so far, and what to tell: None if nothing happened, unless ``anew``."""
        watch = self._watch()
        space, events = seen_together(self.space_id, watch.announced_seq)
        return space, watch.peak, Announcement.of(space, events) if events or anew else None

    def announced(self, seq: int) -> None:
        """Note that everybody has been told up to ``seq``."""
        self._note(announced_seq=seq)

    def to_enact(self) -> list[Event]:
        """What was decided about people that the media server has not been told one by one."""
        kinds = [kind.kind for kind in TOLD]
        after = self._watch().enacted_seq
        return list(Event.objects.filter(space_id=self.space_id, seq__gt=after, kind__in=kinds).order_by("seq"))

    def enacted(self, seq: int) -> None:
        """Note that the media server has been told up to ``seq``."""
        self._note(enacted_seq=seq)

    def is_its_room(self, sid: str) -> bool:
        """Whether what the media server calls the room is the room it was. The first one is noted."""
        known = self._watch().room_sid
        if not known:
            self.has_room(sid)
        return known in ("", sid)

    def has_room(self, sid: str) -> None:
        """Note what the media server calls the room."""
        self._note(room_sid=sid)

    def stage(self) -> dict[str, bool]:
        """Everyone on stage, by 32 hex digits: whether they may speak."""
        places = Participant.objects.filter(space_id=self.space_id, user__is_active=True).on_stage()
        guests = Participant.objects.filter(space_id=self.space_id, user=None).on_stage()
        return {place.person.hex: place.may_speak for place in places | guests}

    def out(self, people: Collection[str]) -> AbstractSet[str]:
        """Of these people, those who may not be in the space."""
        return out_of(self._space(), people)

    def saw(self, peak: int) -> None:
        """Note the most listeners seen at once."""
        self._row().filter(peak__lt=peak).update(peak=peak)

    def _space(self) -> Space:
        return Space.objects.select_related("host").get(pk=self.space_id)

    def _watch(self) -> Watch:
        watch = self._row().first()
        if watch is None:
            raise Replaced
        return watch

    def _note(self, **noted: int | str) -> None:
        if not self._row().update(**noted):
            raise Replaced

    def _row(self) -> models.QuerySet[Watch]:
        return Watch.objects.held(self.space_id, self.keeper, self.generation)
