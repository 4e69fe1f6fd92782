"""What brings a browser up to date when it comes: the events it missed, or everything."""

import json
from dataclasses import dataclass
from typing import Any, Self

from accounts.passes import Pass
from spaces.events import Audience
from spaces.live import wire
from spaces.live.snapshot import frames_after, hand_of, hands_up, shown_to, snapshot
from spaces.live.standing import Standing


@dataclass(frozen=True, slots=True)
class Welcome:
    """What is sent to a browser before all else, read as of ``seq``, which is the number that it brings it to."""

    slug: str
    seq: int
    missed: list[dict[str, Any]] | None
    """Messages, oldest first; None where there is a snapshot instead."""
    now: dict[str, Any]

    @classmethod
    async def read(cls, slug: str, after: int | None) -> Self:
        """``after`` is the last event that the browser has had. Raises SpaceNotFound, or LiveUnavailable without Redis.

        Read it before the person's standing is: then what closes the socket is either known to that, or still to come.
        """
        missed = None if after is None else await frames_after(slug, after)
        if after is not None and missed is not None:
            return cls(slug, missed[-1]["seq"] if missed else after, missed, {})
        now = await snapshot(slug)
        return cls(slug, now["seq"], None, now)

    async def frames(self, held: Pass, standing: Standing) -> list[bytes]:
        """As somebody who stands like this gets it. Raises LiveUnavailable without Redis."""
        if self.missed is not None:
            shown = (shown_to(one, held.person, standing.sees) for one in self.missed)
            return [wire.frame(json.dumps({"t": "event", **one})) for one in shown]
        you = {
            "person": held.person,
            "name": standing.name or held.name,
            **standing.you,
            "my_hand": await hand_of(self.slug, held.person),
        }
        more = {"hand_list": await hands_up(self.slug)} if Audience.MODERATORS in standing.sees else {}
        return [wire.frame(json.dumps({"t": "snapshot", "you": you, **self.now, **more}))]
