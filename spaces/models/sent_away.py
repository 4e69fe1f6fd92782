"""Being removed and banned: the part of ``Participant`` that has to go."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from spaces.events import PersonRemoved
from spaces.models.actor import Actor
from spaces.models.ban import REASON_LENGTH, Ban
from spaces.models.changing import Change
from spaces.permissions import Permission


class SentAway:
    """Whoever is sent away loses everything they had in the space: stage, role, hand, admission."""

    if TYPE_CHECKING:
        # The participant's own.
        space: Any
        person: UUID
        user: Any
        hands: Any
        admitted_at: Any
        invited_until: Any
        save: Any
        _leave_stage: Any
        _unmake_moderator: Any

        guest_name: str

    def remove(self, *, by: Actor) -> None:
        """Send them out. They may come again; into a private space only with a new invitation."""
        with self.space.changing(by, Permission.REMOVE, self) as change:
            change.require_reach(self.person.hex)
            self.space.require_live()
            cause = change.record(PersonRemoved(person=self.person.hex))
            self._put_out(change, cause)
            self.space._rotate_key()

    def ban(
        self, *, by: Actor, reason: str = "", length: timedelta | None = None, everywhere: bool = False
    ) -> Ban | None:
        """Send them out and keep them out: for ``length``, or for good; ``everywhere`` in all of the host's spaces.

        Only the host bans everywhere. Banning again changes length, reach and reason; the same again does nothing.
        """
        with self.space.changing(by, Permission.BAN, self) as change:
            change.require_reach(self.person.hex)
            if everywhere:
                change.require(Permission.BAN_FROM_ALL)
                change.require_the_host()
            return self._ban(change, reason.strip()[:REASON_LENGTH], length, everywhere)

    def withdraw(self, *, by: Actor) -> None:
        """Give up all they have here: they themselves, or an administrator for them. Who has nothing does nothing."""
        oneself = by.person == self.person.hex
        with self.space.changing(by, Permission.STEP_DOWN if oneself else Permission.REMOVE, self) as change:
            if not oneself:
                change.require_an_administrator()
            self._put_out(change)

    # --- steps of verbs ------------------------------------------------------------------------
    def _ban(self, change: Change, reason: str, length: timedelta | None, everywhere: bool) -> Ban:
        until = change.at + length if length else None
        host = self.space.host if everywhere else None
        before: Ban | None = self.space.bans.of(self.person).filter(lifted_at=None).first()
        if before:
            if before.is_the_same(length, host, reason, change.at):
                return before
            before.give_way(change, host)
        ban = Ban(
            space=self.space,
            host=host,
            person=self.person,
            user=self.user,
            guest_name=self.guest_name,
            reason=reason,
            at=change.at,
            until=until,
        )
        ban.seq = change.record(ban.told())
        ban.save()
        self._put_out(change, ban.seq)
        self.space._rotate_key()
        for other in self.space.others_of(ban.host):
            there = change.within(other)
            cause = there.record(ban.told())
            for place in other.participants.filter(person=self.person):
                place._put_out(there, cause)
            other._rotate_key()
        return ban

    def _put_out(self, change: Change, cause: int | None = None) -> None:
        self._leave_stage(change, cause)
        self._unmake_moderator(change, cause)
        for hand in self.hands.up():
            hand.step_aside(change, cause)
        self.admitted_at = self.invited_until = None
        self.save(update_fields=["admitted_at", "invited_until"])
