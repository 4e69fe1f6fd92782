"""Being asked onto the stage, and answering: the part of ``Participant`` that waits for an answer."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings

from spaces.events import StageDeclined, StageInvited, StageLapsed
from spaces.exceptions import NotInvited
from spaces.models.actor import Actor
from spaces.models.changing import Change
from spaces.models.event import instant
from spaces.permissions import Permission


class Asked:
    """An invitation to the stage holds for INVITATION_HOLDS; whoever accepts arrives muted."""

    if TYPE_CHECKING:
        # The participant's own.
        space: Any
        person: UUID
        invited_until: datetime | None
        admit: Any
        user: Any
        save: Any

        @property
        def on_stage(self) -> bool: ...

    def invite_to_stage(self, *, by: Actor) -> None:
        """Ask them onto the stage. Who is on it, or asked already, stays as they are."""
        with self.space.changing(by, Permission.INVITE_TO_STAGE, self) as change:
            self._invite(change)

    def join_stage(self, *, by: Actor) -> None:
        """Accept. Who is on stage already does nothing; NotInvited when the invitation has run out."""
        with self.space.changing(by, Permission.ANSWER_INVITATION, self) as change:
            change.require_oneself(self.person.hex)
            self.space.require_live()
            if self.on_stage:
                return
            if self.invited_until is None or self.invited_until < change.at:
                raise NotInvited
            self.space.bring_on_stage(self, change)

    def decline_stage(self, *, by: Actor) -> None:
        """Rather not. Who is not asked does nothing."""
        with self.space.changing(by, Permission.ANSWER_INVITATION, self) as change:
            change.require_oneself(self.person.hex)
            if self.invited_until:
                self._answered()
                change.record(StageDeclined(person=self.person.hex))

    def lapse(self, *, by: Actor) -> None:
        """Their time to answer is up. Who was not asked, or has time left, does nothing."""
        with self.space.changing(by, Permission.WATCH_OVER, self) as change:
            if self.invited_until and self.invited_until <= change.at:
                self._answered()
                change.record(StageLapsed(person=self.person.hex))

    # --- steps of verbs ------------------------------------------------------------------------
    def _invite(self, change: Change) -> None:
        self.space.require_live()
        self.space.require_not_banned(self.person.hex)
        change.require_not_kept_off(self.user)
        if self.on_stage or (self.invited_until and self.invited_until > change.at):
            return
        self.space.require_room_on_stage()
        self.invited_until = change.at + settings.INVITATION_HOLDS
        self.save(update_fields=["invited_until"])
        self.admit(change)
        change.record(StageInvited(person=self.person.hex, until=instant(self.invited_until)))

    def _answered(self) -> None:
        self.invited_until = None
        self.save(update_fields=["invited_until"])
