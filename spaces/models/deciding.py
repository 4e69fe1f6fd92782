"""The names of those who decide in a space, asked for once, and whose could be taken for one of them."""

from typing import TYPE_CHECKING

from spaces.lookalikes import resembles

if TYPE_CHECKING:
    from spaces.models.participant import Participant
    from spaces.models.space import Space


class Deciding:
    """The host and the moderators of a space, as they are called now."""

    def __init__(self, space: "Space") -> None:
        moderators = space.participants.moderators().select_related("user")
        self._host, self._moderators = space.host, {one.person: one.name for one in moderators}

    def resembled_by(self, place: "Participant") -> str:
        """``host`` or ``moderator``, if this name could be taken for such a one's; empty for others, and for them."""
        if place.person == self._host.person or place.person in self._moderators:
            return ""
        if resembles(place.name, self._host.display_name):
            return "host"
        return "moderator" if any(resembles(place.name, one) for one in self._moderators.values()) else ""
