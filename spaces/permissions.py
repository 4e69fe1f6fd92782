"""The whole policy on one screen: who may decide what, on whom, and what Rostrum may do by rule."""

from enum import StrEnum


class Role(StrEnum):
    """What someone may decide in a space; whether they speak is a place, not a role."""

    HOST = "host"
    MODERATOR = "moderator"
    NONE = "none"


class Permission(StrEnum):
    # the space
    SCHEDULE_SPACE = "schedule_space"
    START_SPACE = "start_space"
    END_SPACE = "end_space"
    # oneself
    RAISE_HAND = "raise_hand"
    LOWER_HAND = "lower_hand"
    STEP_DOWN = "step_down"
    # others
    ANSWER_HANDS = "answer_hands"
    SET_HANDS = "set_hands"
    MOVE_TO_AUDIENCE = "move_to_audience"
    MUTE = "mute"
    APPOINT_MODERATORS = "appoint_moderators"


OWN = frozenset({Permission.RAISE_HAND, Permission.LOWER_HAND, Permission.STEP_DOWN})
MODERATION = frozenset({Permission.ANSWER_HANDS, Permission.SET_HANDS, Permission.MOVE_TO_AUDIENCE, Permission.MUTE})

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.HOST: frozenset(Permission),
    Role.MODERATOR: MODERATION | OWN,
    Role.NONE: OWN,
}

# On whom a role's decisions about others don't work.
SPARED: dict[Role, frozenset[Role]] = {
    Role.HOST: frozenset({Role.HOST}),
    Role.MODERATOR: frozenset({Role.HOST, Role.MODERATOR}),
    Role.NONE: frozenset(Role),
}

# What Rostrum itself decides without a person: the schedule, the keeper.
SYSTEM_GRANTS: frozenset[Permission] = frozenset({Permission.START_SPACE, Permission.END_SPACE})
