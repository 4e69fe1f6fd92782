"""What a browser may say on its socket: that it is there, perhaps with the sound, and how it likes what it hears.

Decisions are form posts.
"""

import json

from spaces.live.bucket import Bucket
from spaces.live.device import Device
from spaces.live.reactions import KINDS

BEAT = "beat"
LONGEST = 100
"""Bytes. Nothing that is understood is longer, so nothing longer is worth keeping or parsing."""
RATE, BURST = 20.0, 60
"""How many frames one socket may send: a second, and at once. A browser needs a tenth of that."""

_MEANINGS = [({"t": BEAT}, BEAT), *(({"t": "react", "kind": kind}, kind) for kind in KINDS)]


def limit() -> Bucket:
    """One socket's, for everything it sends. What is over closes it: no page of ours does that."""
    return Bucket(RATE, BURST)


def understood(text: str | None) -> str | Device | None:
    """BEAT, the device of a beat that says that the sound is on it, or a kind of reaction.

    None for whatever else was sent, bytes among it.
    """
    if text is None or len(text) > LONGEST:
        return None
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return None
    match said:
        case {"t": "sound", "device": id, "on": platform, **more} if not more:
            return Device.read(id, platform)
    return next((meaning for shape, meaning in _MEANINGS if said == shape), None)
