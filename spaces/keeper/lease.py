"""One keeper's hold on one space, as Postgres sees it.

Every method runs SQL, and raises Replaced when the hold is lost.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import models

from spaces.live.announce import Announcement, Replaced
from spaces.models import Space, Watch
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

    def saw(self, peak: int) -> None:
        """Note the most listeners seen at once."""
        self._row().filter(peak__lt=peak).update(peak=peak)

    def _row(self) -> models.QuerySet[Watch]:
        return Watch.objects.held(self.space_id, self.keeper, self.generation)
