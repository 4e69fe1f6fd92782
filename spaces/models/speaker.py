"""What is decided about somebody on stage: the part of ``Participant`` that speaks."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from spaces.events import StageHeld, StageLeft, StageMuted, StageReleased
from spaces.models.actor import Actor
from spaces.models.changing import Change
from spaces.permissions import Permission


class Speaker:
    """Whoever is on stage may be muted, held, moved to the audience, or step down."""

    if TYPE_CHECKING:
        # The participant's own.
        space: Any
        person: UUID
        held: bool
        on_stage_since: Any
        save: Any

        @property
        def on_stage(self) -> bool: ...

    @property
    def may_speak(self) -> bool:
        """Whether the media server is to let them publish."""
        return self.on_stage and not self.held

    def step_down(self, *, by: Actor) -> None:
        """Leave the stage oneself. Who is not on it does nothing."""
        with self.space.changing(by, Permission.STEP_DOWN, self) as change:
            change.require_oneself(self.person.hex)
            self.space.require_live()
            self._leave_stage(change)

    def move_to_audience(self, *, by: Actor) -> None:
        """Take them off the stage. Who is not on it stays where they are."""
        with self.space.changing(by, Permission.MOVE_TO_AUDIENCE, self) as change:
            change.require_reach(self.person.hex)
            self.space.require_live()
            self._leave_stage(change)

    def mute(self, *, by: Actor) -> None:
        """Mute them until they unmute themselves. Each time is a decision of its own: they may have unmuted since."""
        with self.space.changing(by, Permission.MUTE, self) as change:
            change.require_reach(self.person.hex)
            self.space.require_live()
            if self.on_stage:
                change.record(StageMuted(person=self.person.hex))

    def hold(self, *, by: Actor) -> None:
        """Hold them muted: they keep their place and can't unmute. Who is held, or not on stage, stays as they are."""
        with self.space.changing(by, Permission.HOLD, self) as change:
            change.require_reach(self.person.hex)
            self.space.require_live()
            self._hold(change)

    def release(self, *, by: Actor) -> None:
        """Let them unmute again. Releasing who is not held does nothing."""
        with self.space.changing(by, Permission.HOLD, self) as change:
            change.require_reach(self.person.hex)
            self.space.require_live()
            self._release(change)

    # --- steps of verbs ------------------------------------------------------------------------
    def _hold(self, change: Change, cause: int | None = None) -> None:
        if self.on_stage and not self.held:
            self.held = True
            self.save(update_fields=["held"])
            change.record(StageHeld(person=self.person.hex), cause)

    def _release(self, change: Change, cause: int | None = None) -> None:
        if self.held:
            self.held = False
            self.save(update_fields=["held"])
            change.record(StageReleased(person=self.person.hex), cause)

    def _leave_stage(self, change: Change, cause: int | None = None) -> None:
        if not self.on_stage:
            return
        self.on_stage_since, self.held = None, False
        self.save(update_fields=["on_stage_since", "held"])
        change.record(StageLeft(person=self.person.hex), cause)
