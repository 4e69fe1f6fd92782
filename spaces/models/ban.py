"""A ban: somebody is out of a space, or of all of its host's, until it ends or is lifted."""

from datetime import datetime, timedelta
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models.functions import Now

from accounts.guests import NAME_LENGTH
from accounts.models import User
from spaces.events import PersonBanned, PersonUnbanned
from spaces.models.actor import Actor
from spaces.models.changing import Change
from spaces.models.event import instant
from spaces.permissions import Permission

REASON_LENGTH = 280


class BanQuerySet(models.QuerySet["Ban"]):
    def holding(self) -> "BanQuerySet":
        """Those that keep somebody out now."""
        return self.filter(models.Q(until=None) | models.Q(until__gt=Now()), lifted_at=None)

    def over(self) -> "BanQuerySet":
        """Those whose time is up and of which nobody has been told."""
        return self.filter(lifted_at=None, until__lte=Now())

    def of(self, person: str | None) -> "BanQuerySet":
        return self.filter(person=person) if person else self.none()


class Ban(models.Model):
    """``host`` is set where it holds in all of their spaces; ``seq`` is the event in ``space`` that made it."""

    space = models.ForeignKey("spaces.Space", on_delete=models.PROTECT, related_name="bans")
    host = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="bans_made")
    person = models.UUIDField(db_index=True)
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="bans")
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    guest_name = models.CharField(max_length=NAME_LENGTH, blank=True)
    reason = models.CharField(max_length=REASON_LENGTH, blank=True)
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    lifted_at = models.DateTimeField(null=True)

    objects: ClassVar[BanQuerySet] = BanQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["space", "person"], condition=models.Q(lifted_at=None), name="one_ban_a_person_and_space"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} out of {self.space_id}"

    @property
    def name(self) -> str:
        return self.user.display_name if self.user else self.guest_name

    @property
    def length(self) -> timedelta | None:
        """None for good."""
        return self.until - self.at if self.until else None

    @property
    def everywhere(self) -> bool:
        """Whether it holds in all of the host's spaces."""
        return self.host_id is not None

    def lift(self, *, by: Actor) -> None:
        """Let them come back. Lifting a ban that is over does nothing."""
        with self.space.changing(by, Permission.BAN, self) as change:
            if self.lifted_at:
                return
            self._require_may_change(change)
            self._over(change)

    def end(self, *, by: Actor) -> None:
        """Its time is up. Ending one that still holds, or is over, does nothing."""
        with self.space.changing(by, Permission.WATCH_OVER, self) as change:
            if self.lifted_at is None and self.until and self.until <= change.at:
                self._over(change)

    # --- steps of verbs ------------------------------------------------------------------------
    def is_the_same(self, length: timedelta | None, host: User | None, reason: str, at: datetime) -> bool:
        """Whether it still holds, and was made on these terms."""
        holds = self.until is None or self.until > at
        return holds and (self.length, self.host, self.reason) == (length, host, reason)

    def give_way(self, change: Change, host: User | None) -> None:
        """To another on the same person, which holds in the spaces of ``host``."""
        self._require_may_change(change)
        self._close(change)
        if self.host != host:
            self._tell_elsewhere(change)

    def _require_may_change(self, change: Change) -> None:
        """What holds in all of a host's spaces is theirs to change, whoever hosts this one now."""
        if self.host:
            change.require_to_be(self.host)

    def told(self) -> PersonBanned:
        """What the ledger of each space in which it holds is told."""
        return PersonBanned(
            person=self.person.hex,
            ban=self.key.hex,
            scope="host" if self.everywhere else "space",
            until=instant(self.until) if self.until else "",
            reason=self.reason,
        )

    def _over(self, change: Change) -> None:
        self._close(change)
        change.record(self._lifted(), cause=self.seq)
        self._tell_elsewhere(change)

    def _close(self, change: Change) -> None:
        self.lifted_at = change.at
        self.save(update_fields=["lifted_at"])

    def _tell_elsewhere(self, change: Change) -> None:
        for other in self.space.others_of(self.host):
            change.within(other).record(self._lifted())

    def _lifted(self) -> PersonUnbanned:
        return PersonUnbanned(person=self.person.hex, ban=self.key.hex)
