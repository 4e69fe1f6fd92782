"""What brings a browser up to date when it comes: the events it missed, or everything."""

import json

from accounts.passes import Pass
from spaces.events import Audience
from spaces.live import wire
from spaces.live.snapshot import frames_after, hand_of, hands_up, shown_to, snapshot
from spaces.live.standing import Standing


async def first_frames(slug: str, held: Pass, standing: Standing, after: int | None) -> tuple[list[bytes], int]:
    """Frames ready to be sent, and the ``seq`` that they bring the browser to. ``after`` is the last it has had.

    Raises SpaceNotFound, or LiveUnavailable without Redis.
    """
    missed = None if after is None else await frames_after(slug, after)
    if after is not None and missed is not None:
        frames = [wire.frame(json.dumps({"t": "event", **shown_to(one, held.person, standing.sees)})) for one in missed]
        return frames, missed[-1]["seq"] if missed else after
    now = await snapshot(slug)
    you = {
        "person": held.person,
        "name": standing.name or held.name,
        **standing.you,
        "my_hand": await hand_of(slug, held.person),
    }
    if Audience.MODERATORS in standing.sees:
        now["hand_list"] = await hands_up(slug)
    return [wire.frame(json.dumps({"t": "snapshot", "you": you, **now}))], now["seq"]
