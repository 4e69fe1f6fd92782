"""What can happen in a space. One file an aggregate; each kind declares who may see what of it."""

from spaces.events.hand import HandAccepted, HandDismissed, HandLowered, HandRaised, HandsClosed, HandsOpened
from spaces.events.kind import KINDS, Audience, Kind
from spaces.events.moderator import ModeratorAppointed, ModeratorDismissed
from spaces.events.space import SpaceEnded, SpaceScheduled, SpaceStarted
from spaces.events.stage import StageJoined, StageLeft, StageMuted

__all__ = [
    "KINDS",
    "Audience",
    "HandAccepted",
    "HandDismissed",
    "HandLowered",
    "HandRaised",
    "HandsClosed",
    "HandsOpened",
    "Kind",
    "ModeratorAppointed",
    "ModeratorDismissed",
    "SpaceEnded",
    "SpaceScheduled",
    "SpaceStarted",
    "StageJoined",
    "StageLeft",
    "StageMuted",
]
