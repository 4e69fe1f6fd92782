"""Who hosts a space: handing it over, and what happens when the host is not there."""

from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings

from accounts.models import User
from spaces.events import HostChanged, HostLeft, HostReturned, HostSucceeded
from spaces.exceptions import AccountNeeded, HostingNotAllowed
from spaces.models.actor import Actor
from spaces.models.ban import Ban
from spaces.models.changing import Change
from spaces.models.event import instant
from spaces.models.participant import Participant
from spaces.permissions import Permission


class Hosting:
    """The host may be away for HOST_GRACE; then the longest-serving moderator who is there hosts until they return.

    ``stand_in`` is the person of that moderator, ``host_due`` when whoever hosts has to be back.
    """

    if TYPE_CHECKING:
        # The space's own.
        host: User
        state: str
        stand_in: UUID | None
        host_due: datetime | None
        changing: Any
        participants: Any
        ban_on: Any
        place_of: Any
        require_not_banned: Any
        require_not_over: Any
        save: Any
        _end: Any

    # --- verbs ---------------------------------------------------------------------------------
    def hand_over(self, place: Participant, *, by: Actor) -> None:
        """Make somebody else the host for good; whoever was it moderates. Handing over to the host does nothing.

        Raises AccountNeeded for a guest, and HostingNotAllowed for whom this instance lets not host.
        """
        with self.changing(by, Permission.HAND_OVER, place) as change:
            change.require_the_host()
            self.require_not_over()
            if place.user == self.host:
                return
            if place.user is None:
                raise AccountNeeded
            if not place.user.can_host:
                raise HostingNotAllowed
            self.require_not_banned(place.person.hex)
            change.require_not_kept_off(place.user)
            before, self.host = self.host, place.user
            self._is_there()
            self.save(update_fields=["host"])
            cause = change.record(HostChanged(person=place.person.hex, before=before.person.hex))
            place.moderator_since = None
            place.save(update_fields=["moderator_since"])
            place._release(change, cause)
            self._put_out_the_banned(change, cause)
            if self.ban_on(before.person.hex) is None:
                self.place_of(before)._make_moderator(change, cause)

    def miss_host(self, *, by: Actor) -> None:
        """Whoever hosts is gone: start the grace. Missing them twice does nothing."""
        with self.changing(by, Permission.WATCH_OVER) as change:
            if self.state != "live" or self.host_due:
                return
            self.host_due = change.at + settings.HOST_GRACE
            self.save(update_fields=["host_due"])
            change.record(HostLeft(until=instant(self.host_due)))

    def welcome_host(self, *, by: Actor, host: bool) -> None:
        """Whoever hosts is back; ``host`` says that it is the host, who takes over from a moderator standing in."""
        with self.changing(by, Permission.WATCH_OVER) as change:
            if self.state != "live" or not (self.host_due or (host and self.stand_in)):
                return
            stood_in = self.stand_in.hex if host and self.stand_in else ""
            self._is_there(stand_in=None if host else self.stand_in)
            change.record(HostReturned(person=stood_in))

    def succeed(self, present: AbstractSet[str], *, by: Actor) -> None:
        """The grace is over: the longest-serving moderator among ``present`` takes over, else the space ends.

        ``present`` are people by 32 hex digits. Before the grace is over this does nothing.
        """
        with self.changing(by, Permission.WATCH_OVER) as change:
            if self.state != "live" or not self.host_due or self.host_due > change.at:
                return
            moderators = self.participants.moderators().filter(user__is_active=True)
            successor = next((one for one in moderators if one.person.hex in present), None)
            left = self._last_left()
            if successor is None:
                self._end(change, left)
            else:
                self._is_there(stand_in=successor.person)
                successor._release(change, change.record(HostSucceeded(person=successor.person.hex), left))

    # --- steps of verbs ------------------------------------------------------------------------
    def stands_in_no_more(self, person: UUID) -> None:
        """A step of verbs: whoever is no moderator any more can't stand in for the host either."""
        if self.stand_in == person:
            self.stand_in = None
            self.save(update_fields=["stand_in"])

    def _put_out_the_banned(self, change: Change, cause: int) -> None:
        """Whom the new host keeps out of all their spaces is out of this one too."""
        for ban in Ban.objects.filter(host=self.host).holding():
            banned = change.record(ban.told(), cause)
            for place in self.participants.filter(person=ban.person):
                place._put_out(change, banned)

    @property
    def hosting(self) -> str:
        """Who hosts just now, by 32 hex digits: the host, or who stands in."""
        return (self.stand_in or self.host.person).hex

    def _is_there(self, stand_in: UUID | None = None) -> None:
        self.stand_in, self.host_due = stand_in, None
        self.save(update_fields=["stand_in", "host_due"])

    def _last_left(self) -> int | None:
        found: int | None = (
            self.events.filter(kind=HostLeft.kind).order_by("-seq").values_list("seq", flat=True).first()  # type: ignore[attr-defined]
        )
        return found
