"""The one place that locks a space, authorises who changes it and writes what happened.

Every verb runs inside ``Space.changing``. Nothing outside Postgres is called in there: the events it
writes are also the outbox from which the keeper tells LiveKit and the browsers.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import OperationalError, connection, models, transaction
from psycopg.errors import DeadlockDetected, LockNotAvailable

from accounts.models import User
from spaces.events import Kind
from spaces.exceptions import CannotBeInvited, NotAllowed, SpaceBusy
from spaces.models.actor import Actor
from spaces.models.event import Event
from spaces.permissions import GRANTS, OWN, SPARED, SYSTEM_GRANTS, Permission, Role

if TYPE_CHECKING:
    from spaces.models.space import Space

SPACES_CHANNEL = "rostrum_spaces"
"""The NOTIFY channel whose payload is the id of a space with new events."""


@dataclass
class Change:
    """One decision on its way into the ledger. ``at`` is the database's time, taken under the lock."""

    space: "Space"
    actor: Actor
    role: Role
    at: datetime
    kinds: list[tuple[Kind, int | None]] = field(default_factory=list)
    elsewhere: list["Change"] = field(default_factory=list)

    def record(self, kind: Kind, cause: int | None = None) -> int:
        """Add an event; ``cause`` is the ``seq`` of the one that led to it. Returns the ``seq`` it will have."""
        self.kinds.append((kind, cause))
        return self.space.last_seq + len(self.kinds)

    def require(self, permission: Permission) -> None:
        """Raises NotAllowed. Where an administrator's own role does not reach, they act as administrator."""
        if permission in self._granted:
            return
        self._decide_as_administrator()
        if permission not in self._granted:
            raise NotAllowed

    @property
    def _granted(self) -> frozenset[Permission]:
        return GRANTS[self.role] if self.actor.person else SYSTEM_GRANTS

    def may_decide_about(self, person: str) -> bool:
        """Whether the actor's role reaches this person. What Rostrum decides by rule reaches everybody."""
        return self.actor.person is None or self.space.role_of(person) not in SPARED[self.role]

    def require_reach(self, person: str) -> None:
        if self.may_decide_about(person):
            return
        self._decide_as_administrator()
        if not self.may_decide_about(person):
            raise NotAllowed

    def require_oneself(self, person: str) -> None:
        if self.actor.person != person:
            raise NotAllowed

    def require_the_host(self) -> None:
        """What is not for a moderator who stands in for them."""
        self.require_to_be(self.space.host)

    def require_to_be(self, user: User) -> None:
        """What is for them alone, or for an administrator."""
        if self.role != Role.ADMINISTRATOR and self.actor.person != user.person.hex:
            self._decide_as_administrator()

    def require_an_administrator(self) -> None:
        """What nobody decides in a space by a role of their own."""
        if self.role != Role.ADMINISTRATOR:
            self._decide_as_administrator()

    def require_not_kept_off(self, user: User | None) -> None:
        """Raises CannotBeInvited where the actor and this person have to do with each other no more."""
        if user and user.keeps_off(self.actor.person):
            raise CannotBeInvited

    def _decide_as_administrator(self) -> None:
        if not is_administrator(self.actor.person):
            raise NotAllowed
        self.role, self.actor = Role.ADMINISTRATOR, self.actor.as_administrator()

    def within(self, other: "Space") -> "Change":
        """The same decision where it holds in another space of the host: locked, and written with this one."""
        _lock(other)
        change = Change(other, self.actor, self.role, self.at)
        self.elsewhere.append(change)
        return change

    def write(self) -> None:
        if self.kinds:
            Event.objects.append(self.space, self.at, str(self.actor), self.kinds)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_notify(%s, %s)", [SPACES_CHANNEL, str(self.space.pk)])
        for change in self.elsewhere:
            change.write()


@contextmanager
def changing(space: "Space", by: Actor, permission: Permission, *also: models.Model) -> Iterator[Change]:
    """Lock ``space``, reload it and the objects ``also`` under it, and let ``by`` change them.

    Raises NotAllowed when ``by`` lacks ``permission`` now, Banned or SpaceNotFound when they are no longer let
    in, and SpaceBusy when the lock is not to be had within LOCK_TIMEOUT. Whatever is raised inside undoes everything.
    """
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL lock_timeout = {int(settings.LOCK_TIMEOUT.total_seconds() * 1000)}")
            _lock(space)
            for one in also:
                one.refresh_from_db()
                # Reloading forgets relations: what the verb does to its space, it does to the one that is locked.
                one._state.fields_cache["space"] = space
            change = Change(space, by, space.role_of(by.person), database_time())
            change.require(permission)
            if permission in OWN:
                space.require_admits(by.person)
            yield change
            change.write()
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable | DeadlockDetected):
            raise SpaceBusy from error
        raise


def is_administrator(person: str | None) -> bool:
    """Whether a person, by 32 hex digits, administers this instance."""
    return person is not None and User.objects.filter(person=person, is_staff=True, is_active=True).exists()


def database_time() -> datetime:
    """Not now(): that is when the transaction began, which may be before the lock was had."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        at: datetime = cursor.fetchone()[0]
    return at


def _lock(space: "Space") -> None:
    space.refresh_from_db(from_queryset=type(space)._base_manager.select_for_update(no_key=True))
