"""One keeper's hold on one space, as Postgres sees it.

Every method runs SQL, and raises Replaced when the hold is lost.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import models

from spaces.events import StageJoined, StageLeft, StageMuted
from spaces.live.announce import Announcement, Replaced
from spaces.models import Event, Participant, Space, Watch
from spaces.models.door import seen_together


@dataclass(frozen=True, slots=True)
class Lease:
    space_id: int
    keeper: UUID
    generation: int

    def to_announce(self, *, anew: bool) -> tuple[Space, int, Announcement | None]:
        """The space now, its peak so far, and what to tell: None if nothing happened, unless ``anew``."""
        watch = self._row().first()
        if watch is None:
            raise Replaced
        space, events = seen_together(self.space_id, watch.announced_seq)
        return space, watch.peak, Announcement.of(space, events) if events or anew else None

    def announced(self, seq: int) -> None:
        """Note that everybody has been told up to ``seq``."""
        if not self._row().update(announced_seq=seq):
            raise Replaced

    def to_enact(self) -> list[Event]:
        """What happened on the stage that the media server has not been told one by one."""
        watch = self._row().first()
        if watch is None:
            raise Replaced
        kinds = [kind.kind for kind in (StageJoined, StageLeft, StageMuted)]
        return list(
            Event.objects.filter(space_id=self.space_id, seq__gt=watch.enacted_seq, kind__in=kinds).order_by("seq")
        )

    def enacted(self, seq: int) -> None:
        """Note that the media server has been told up to ``seq``."""
        if not self._row().update(enacted_seq=seq):
            raise Replaced

    def on_stage(self) -> set[str]:
        """The people who may speak, by 32 hex digits."""
        places = Participant.objects.filter(space_id=self.space_id).on_stage()
        return {person.hex for person in places.values_list("person", flat=True)}

    def saw(self, peak: int) -> None:
        """Note the most listeners seen at once."""
        self._row().filter(peak__lt=peak).update(peak=peak)

    def _row(self) -> models.QuerySet[Watch]:
        return Watch.objects.held(self.space_id, self.keeper, self.generation)
