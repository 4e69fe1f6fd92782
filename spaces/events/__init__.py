"""What can happen in a space. One file an aggregate; each kind declares who may see what of it."""

from spaces.events.broadcast import DeadAir, SoundAgain
from spaces.events.hand import (
    HandAccepted,
    HandDismissed,
    HandLowered,
    HandRaised,
    HandsClosed,
    HandsOpened,
)
from spaces.events.host import HostChanged, HostLeft, HostReturned, HostSucceeded
from spaces.events.invitation import InvitationMade, InvitationRedeemed, InvitationRevoked
from spaces.events.kind import KINDS, Audience, Kind
from spaces.events.moderator import ModeratorAppointed, ModeratorDismissed
from spaces.events.person import PersonBanned, PersonRemoved, PersonUnbanned
from spaces.events.record import WordsErased
from spaces.events.space import (
    SpaceCancelled,
    SpaceEdited,
    SpaceEnded,
    SpaceInterrupted,
    SpaceLocked,
    SpacePinned,
    SpacePostponed,
    SpaceResumed,
    SpaceScheduled,
    SpaceStarted,
    SpaceUnlocked,
    SpaceUnpinned,
)
from spaces.events.stage import (
    StageDeclined,
    StageFrozen,
    StageHeld,
    StageInvited,
    StageJoined,
    StageLapsed,
    StageLeft,
    StageMuted,
    StageReleased,
    StageUnfrozen,
)

__all__ = [
    "KINDS",
    "Audience",
    "DeadAir",
    "HandAccepted",
    "HandDismissed",
    "HandLowered",
    "HandRaised",
    "HandsClosed",
    "HandsOpened",
    "HostChanged",
    "HostLeft",
    "HostReturned",
    "HostSucceeded",
    "InvitationMade",
    "InvitationRedeemed",
    "InvitationRevoked",
    "Kind",
    "ModeratorAppointed",
    "ModeratorDismissed",
    "PersonBanned",
    "PersonRemoved",
    "PersonUnbanned",
    "SoundAgain",
    "SpaceCancelled",
    "SpaceEdited",
    "SpaceEnded",
    "SpaceInterrupted",
    "SpaceLocked",
    "SpacePinned",
    "SpacePostponed",
    "SpaceResumed",
    "SpaceScheduled",
    "SpaceStarted",
    "SpaceUnlocked",
    "SpaceUnpinned",
    "StageDeclined",
    "StageFrozen",
    "StageHeld",
    "StageInvited",
    "StageJoined",
    "StageLapsed",
    "StageLeft",
    "StageMuted",
    "StageReleased",
    "StageUnfrozen",
    "WordsErased",
]
