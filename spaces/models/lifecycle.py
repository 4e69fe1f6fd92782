"""From schedule to end: the part of ``Space`` that changes its state."""

from datetime import datetime
from secrets import choice
from typing import TYPE_CHECKING, Any, ClassVar, Self
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from accounts.models import User
from spaces import exceptions
from spaces.events import SpaceCancelled, SpaceEdited, SpaceEnded, SpacePostponed, SpaceScheduled, SpaceStarted
from spaces.models.actor import Actor
from spaces.models.broadcast import Broadcast
from spaces.models.changing import Change
from spaces.models.event import instant
from spaces.permissions import Permission

SLUG_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
EDITED = ("title", "description", "visibility", "hands_from", "notes")


class Lifecycle:
    """``scheduled → live → ended``, or ``cancelled``."""

    if TYPE_CHECKING:
        # The space's own.
        objects: ClassVar[Any]
        pk: int
        host: User
        state: str
        visibility: str
        title: str
        description: str
        hands_from: str
        notes: str
        scheduled_for: datetime | None
        started_at: datetime | None
        ended_at: datetime | None
        frozen: bool
        interrupted_at: datetime | None
        host_due: datetime | None
        stand_in: UUID | None
        changing: Any
        hands: Any
        participants: Any
        place_of: Any
        bring_on_stage: Any
        save: Any
        _new_room: Any
        _rotate_key: Any
        _forget_dead_air: Any

    # --- verbs ---------------------------------------------------------------------------------
    @classmethod
    def schedule(cls, *, host: User, title: str, scheduled_for: datetime | None = None, **more: str) -> Self:
        """Make a space that its host can start; ``more`` are the fields that ``edit`` takes.

        Raises HostingNotAllowed if this instance names its hosts.
        """
        if not host.can_host:
            raise exceptions.HostingNotAllowed
        with transaction.atomic():
            space: Self = cls.objects.create(
                host=host, title=title, scheduled_for=scheduled_for, slug=_new_slug(title), **more
            )
            Broadcast.objects.create(space_id=space.pk)
            with space.changing(Actor.of(host), Permission.SCHEDULE_SPACE) as change:
                told = SpaceScheduled(visibility=space.visibility, scheduled_for=_instant(scheduled_for), title=title)
                change.record(told)
        return space

    def edit(self, *, by: Actor, scheduled_for: datetime | None, **changed: str) -> None:
        """Set words, rules and start anew. What is the same changes nothing; a started space keeps its start.

        ``changed`` are any of EDITED. Turned private, a space shows itself only to those it lets in.
        """
        with self.changing(by, Permission.EDIT_SPACE) as change:
            self.require_not_over()
            if any(getattr(self, name) != changed.get(name, getattr(self, name)) for name in EDITED):
                before = self.visibility
                for name, value in changed.items():
                    setattr(self, name, value)
                self.save(update_fields=[*EDITED])
                change.record(self._edited())
                if self.visibility != before:
                    self._rotate_key()
            if self.state == "scheduled":
                self._postpone(scheduled_for, change)

    def postpone(self, scheduled_for: datetime | None, *, by: Actor) -> None:
        """Let it start at another time, or at none that is known yet. SpaceStarted once it is live."""
        with self.changing(by, Permission.EDIT_SPACE) as change:
            self.require_not_over()
            if self.state == "live":
                raise exceptions.SpaceStarted
            self._postpone(scheduled_for, change)

    def start(self, *, by: Actor) -> None:
        """Go live, with the host on stage. Starting a live space does nothing."""
        with self.changing(by, Permission.START_SPACE) as change:
            if self.state == "live":
                return
            self.require_not_over()
            if not self.host.can_host:
                raise exceptions.HostingNotAllowed
            self.state, self.started_at = "live", change.at
            self._new_room()
            self.save(update_fields=["state", "started_at"])
            change.record(SpaceStarted())
            self.bring_on_stage(self.place_of(self.host), change)

    def cancel(self, *, by: Actor) -> None:
        """It will not take place. Cancelling a cancelled space does nothing; a live one is ended, not cancelled."""
        with self.changing(by, Permission.CANCEL_SPACE) as change:
            if self.state == "cancelled":
                return
            if self.state == "live":
                raise exceptions.SpaceStarted
            self.require_not_over()
            self.state, self.ended_at = "cancelled", change.at
            self.save(update_fields=["state", "ended_at"])
            change.record(SpaceCancelled())

    def end(self, *, by: Actor) -> None:
        """End the space for everyone. Ending an ended space does nothing."""
        with self.changing(by, Permission.END_SPACE) as change:
            if self.state == "ended":
                return
            self.require_live()
            self._end(change)

    # --- what state a verb needs ---------------------------------------------------------------
    def require_not_over(self) -> None:
        if self.state == "cancelled":
            raise exceptions.SpaceCancelled
        if self.state == "ended":
            raise exceptions.SpaceEnded

    def require_live(self) -> None:
        self.require_not_over()
        if self.state == "scheduled":
            raise exceptions.SpaceNotLive

    # --- steps of verbs ------------------------------------------------------------------------
    def _end(self, change: Change, cause: int | None = None) -> None:
        self.state, self.ended_at = "ended", change.at
        self.frozen, self.interrupted_at, self.host_due, self.stand_in = False, None, None, None
        self.save(update_fields=["state", "ended_at", "frozen", "interrupted_at", "host_due", "stand_in"])
        self.participants.update(on_stage_since=None, held=False, invited_until=None)
        self.hands.up().update(state="lowered")
        self._forget_dead_air()
        change.record(SpaceEnded(), cause)

    def _postpone(self, scheduled_for: datetime | None, change: Change) -> None:
        if self.scheduled_for != scheduled_for:
            self.scheduled_for = scheduled_for
            self.save(update_fields=["scheduled_for"])
            change.record(SpacePostponed(scheduled_for=_instant(scheduled_for)))

    def _edited(self) -> SpaceEdited:
        return SpaceEdited(
            visibility=self.visibility,
            hands_from=self.hands_from,
            notes=self.notes,
            title=self.title,
            description=self.description,
        )


def _instant(at: datetime | None) -> str:
    return instant(at) if at else ""


def _new_slug(title: str) -> str:
    """The title's words and a random end, so that an unlisted space can't be guessed from its title."""
    words = slugify(title)[:60].strip("-") or "space"
    return f"{words}-{''.join(choice(SLUG_ALPHABET) for _ in range(8))}"
