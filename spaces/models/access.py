"""Whom a space lets in: the part of ``Space`` that stands at the door."""

from typing import TYPE_CHECKING, Any

from accounts.guests import Guest
from accounts.models import User
from spaces.events import SpaceLocked, SpaceUnlocked
from spaces.exceptions import Banned, SpaceNotFound
from spaces.models.actor import Actor
from spaces.models.ban import Ban, BanQuerySet
from spaces.models.changing import Change
from spaces.models.participant import Participant
from spaces.permissions import Permission, Role


class Access:
    """A private space lets in whom it was told to; a locked one nobody new; none lets in the banned."""

    if TYPE_CHECKING:
        # The space's own.
        pk: int
        host: User
        locked: bool
        visibility: str
        changing: Any
        participants: Any
        role_of: Any
        require_not_over: Any
        save: Any

    # --- verbs ---------------------------------------------------------------------------------
    def lock(self, *, by: Actor) -> None:
        """Let nobody new in; who was in may come back. Locking a locked space does nothing."""
        with self.changing(by, Permission.LOCK) as change:
            self.require_not_over()
            self._lock(change)

    def unlock(self, *, by: Actor) -> None:
        """Let people in again. Unlocking an unlocked space does nothing."""
        with self.changing(by, Permission.LOCK) as change:
            self.require_not_over()
            if self.locked:
                self.locked = False
                self.save(update_fields=["locked"])
                change.record(SpaceUnlocked())

    # --- questions -----------------------------------------------------------------------------
    @property
    def private(self) -> bool:
        return self.visibility == "private"

    @property
    def bans_holding(self) -> BanQuerySet:
        """Its own bans, and those of its host that hold everywhere."""
        found = Ban.objects.filter(space=self.pk).holding() | Ban.objects.filter(host=self.host).holding()
        return found.select_related("user")

    def ban_on(self, person: str | None) -> Ban | None:
        return self.bans_holding.of(person).order_by("-at").first()

    def lets_in(self, person: str | None) -> bool:
        """Whether a private space would let somebody in, bans aside."""
        if person is None:
            return False
        return self.role_of(person) is not Role.NONE or self.participants.admitted().filter(person=person).exists()

    def admits(self, person: str | None) -> bool:
        """Whether somebody, by 32 hex digits, may be in it: what it says of a lock is the door's to keep."""
        return self.ban_on(person) is None and (not self.private or self.lets_in(person))

    def require_admits(self, person: str | None) -> None:
        """Raises Banned or, as a private space does not show itself, SpaceNotFound."""
        if self.private and not self.admits(person):
            raise SpaceNotFound
        self.require_not_banned(person)

    def require_not_banned(self, person: str | None) -> None:
        if ban := self.ban_on(person):
            raise Banned(cause=ban.seq if ban.space_id == self.pk else None)

    # --- steps of verbs ------------------------------------------------------------------------
    def place_of(self, who: User | Guest) -> Participant:
        """Their place, made if they had none. A guest is shown by the name they give now."""
        place: Participant
        user = who if isinstance(who, User) else None
        name = "" if user else who.display_name
        place, made = self.participants.get_or_create(person=who.person, defaults={"user": user, "guest_name": name})
        if not made and place.guest_name != name and user is None:
            place.guest_name = name
            place.save(update_fields=["guest_name"])
        return place

    def _lock(self, change: Change, cause: int | None = None) -> None:
        if not self.locked:
            self.locked = True
            self.save(update_fields=["locked"])
            change.record(SpaceLocked(), cause)
