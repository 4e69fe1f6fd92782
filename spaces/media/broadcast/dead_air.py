"""Live, and nobody is heard: the worst thing a space can do, so it is noticed and told with its cause."""

from collections.abc import Mapping

from spaces.media.broadcast.assignment import Told
from spaces.media.broadcast.timed_track import MUTED

AFTER = 20.0
"""Seconds."""


def cause(stage: Mapping[str, str], *, reachable: bool) -> str:
    """Why nobody is heard, as far as the stage shows."""
    if not reachable:
        return "media_unreachable"
    if not stage:
        return "nobody_on_stage"
    return "all_muted" if set(stage.values()) == {MUTED} else "no_energy"


class DeadAir:
    """``told_of``: whether the process before has told of dead air that is not over."""

    def __init__(self, told: Told, *, told_of: bool) -> None:
        self._told = told
        self._since: float | None = None
        self.told_of = told_of

    def look(self, at: float, *, live: bool, heard: bool, stage: Mapping[str, str], reachable: bool) -> None:
        """At this second of the monotonic clock, somebody was heard or not."""
        if heard and self.told_of:
            self.told_of = False
            self._told.sound_again()
        if heard or not live:
            self._since = None
        elif self._since is None:
            self._since = at
        elif at - self._since >= AFTER and not self.told_of:
            self.told_of = True
            self._told.dead_air(cause(stage, reachable=reachable))
