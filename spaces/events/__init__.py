"""What can happen in a space. One file an aggregate; each kind declares who may see what of it."""

from spaces.events.kind import KINDS, Audience, Kind
from spaces.events.space import SpaceEnded, SpaceScheduled, SpaceStarted
from spaces.events.stage import StageJoined

__all__ = [
    "KINDS",
    "Audience",
    "Kind",
    "SpaceEnded",
    "SpaceScheduled",
    "SpaceStarted",
    "StageJoined",
]
