"""What a parent and its child say to each other: objects of JSON, one a line.

Down, on the child's standard input: the ``Assignment``, then what is ``Held``, again and again. Up, on its standard
output: ``{"alive": true}`` again and again, ``{"dead_air": why}`` and ``{"sound_again": true}``.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from spaces.media.broadcast.assignment import Assignment

ALIVE_EVERY = 0.5
"""Seconds between two signs of life."""


@dataclass(frozen=True, slots=True)
class Held:
    """The lease as the parent knew it last. ``until``: by the monotonic clock, which a machine's processes share."""

    until: float
    key: str
    room: str
    token: str
    state: str


def line(told: Any) -> bytes:
    """Of a dataclass or an object."""
    return json.dumps(told if isinstance(told, dict) else asdict(told), default=str).encode() + b"\n"


def read_assignment(told: bytes) -> Assignment:
    fields = json.loads(told)
    return Assignment(**fields | {"directory": Path(fields["directory"])})


def read_held(told: bytes) -> Held:
    return Held(**json.loads(told))
