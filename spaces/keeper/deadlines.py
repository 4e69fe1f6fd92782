"""What time alone decides in a live space: the host's absence, invitations to the stage, suspended speakers."""

import time
from collections.abc import Set as AbstractSet

from django.conf import settings
from django.db.models.functions import Now

from spaces.models import Actor, Space


class Deadlines:
    """One space's. Every step runs SQL; each decision is a verb of its own, which looks again under the lock."""

    def __init__(self) -> None:
        self._missed_since: float | None = None

    def keep(self, space: Space, present: AbstractSet[str] | None) -> None:
        """Do what is due. ``present`` are those who decide here and are there, by 32 hex digits; None: nobody knows."""
        keeper = Actor.keeper()
        if present is None or space.interrupted_at:
            self._missed_since = None
        else:
            self._watch_the_host(space, present, keeper)
        for place in space.participants.filter(invited_until__lte=Now()):
            place.lapse(by=keeper)
        for place in space.participants.on_stage().filter(user__is_active=False):
            place.remove(by=keeper)

    def _watch_the_host(self, space: Space, present: AbstractSet[str], keeper: Actor) -> None:
        host_is_there = space.host.person.hex in present
        if host_is_there or space.hosting in present:
            self._missed_since = None
            if space.host_due or (host_is_there and space.stand_in):
                space.welcome_host(by=keeper, host=host_is_there)
            return
        if self._missed_since is None:
            self._missed_since = time.monotonic()
        if space.host_due:
            space.succeed(present, by=keeper)
        elif time.monotonic() - self._missed_since >= settings.HOST_AWAY_AFTER.total_seconds():
            space.miss_host(by=keeper)
