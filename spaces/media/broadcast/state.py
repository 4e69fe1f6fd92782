"""What a successor needs to go on where its predecessor stopped: a file beside the segments."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from spaces.media.broadcast.playlist import Segment
from spaces.media.broadcast.timed_track import Change

NAME = "state.json"


@dataclass(frozen=True, slots=True)
class Left:
    """One rendition as it was left: numbers of its window, when the stream began and how far it goes, its segments."""

    sequence: int
    discontinuities: int
    began: int
    ends: int
    segments: list[Segment]


@dataclass(frozen=True, slots=True)
class State:
    renditions: dict[str, Left] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    dead_air: bool = False
    """Told of, and not over."""

    def written(self) -> bytes:
        return json.dumps(asdict(self), separators=(",", ":")).encode()


def read(generation: Path) -> State:
    """What that generation left. One that never came so far, or is gone, left nothing."""
    try:
        told: dict[str, Any] = json.loads((generation / NAME).read_bytes())
    except FileNotFoundError:
        return State()
    renditions = {
        name: Left(**{**left, "segments": [Segment(**one) for one in left["segments"]]})
        for name, left in told["renditions"].items()
    }
    return State(renditions, [(moment, stage) for moment, stage in told["changes"]], told["dead_air"])
