"""The whole policy on one screen: who may decide what, on whom, and what Rostrum may do by rule."""

from enum import StrEnum


class Role(StrEnum):
    """What someone may decide in a space; whether they speak is a place, not a role.

    Nobody is ADMINISTRATOR of a space: it is what an administrator of the instance acts as where their own role
    does not reach, and how the ledger then names them.
    """

    HOST = "host"
    MODERATOR = "moderator"
    ADMINISTRATOR = "administrator"
    NONE = "none"


class Permission(StrEnum):
    # the space
    SCHEDULE_SPACE = "schedule_space"
    EDIT_SPACE = "edit_space"
    START_SPACE = "start_space"
    CANCEL_SPACE = "cancel_space"
    END_SPACE = "end_space"
    HAND_OVER = "hand_over"
    # oneself
    REDEEM_INVITATION = "redeem_invitation"
    RAISE_HAND = "raise_hand"
    LOWER_HAND = "lower_hand"
    ANSWER_INVITATION = "answer_invitation"
    STEP_DOWN = "step_down"
    # others
    ANSWER_HANDS = "answer_hands"
    SET_HANDS = "set_hands"
    INVITE_TO_STAGE = "invite_to_stage"
    MOVE_TO_AUDIENCE = "move_to_audience"
    MUTE = "mute"
    HOLD = "hold"
    PANIC = "panic"
    REMOVE = "remove"
    BAN = "ban"
    BAN_FROM_ALL = "ban_from_all"
    LOCK = "lock"
    INVITE = "invite"
    PIN = "pin"
    APPOINT_MODERATORS = "appoint_moderators"
    # the record
    READ_LEDGER = "read_ledger"
    ERASE_WORDS = "erase_words"
    # what only Rostrum itself decides
    WATCH_OVER = "watch_over"


# What even a stranger to a private space may do.
ANYBODY = frozenset({Permission.REDEEM_INVITATION})
# What somebody decides about themselves, once they are let in.
OWN = frozenset(
    {Permission.RAISE_HAND, Permission.LOWER_HAND, Permission.ANSWER_INVITATION, Permission.STEP_DOWN},
)
MODERATION = frozenset(
    {
        Permission.ANSWER_HANDS,
        Permission.SET_HANDS,
        Permission.INVITE_TO_STAGE,
        Permission.MOVE_TO_AUDIENCE,
        Permission.MUTE,
        Permission.HOLD,
        Permission.PANIC,
        Permission.REMOVE,
        Permission.BAN,
        Permission.LOCK,
        Permission.INVITE,
        Permission.PIN,
        Permission.READ_LEDGER,
    }
)
HOSTING = frozenset(
    {
        Permission.SCHEDULE_SPACE,
        Permission.EDIT_SPACE,
        Permission.START_SPACE,
        Permission.CANCEL_SPACE,
        Permission.END_SPACE,
        Permission.HAND_OVER,
        Permission.APPOINT_MODERATORS,
        Permission.BAN_FROM_ALL,
        Permission.ERASE_WORDS,
    }
)

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.HOST: HOSTING | MODERATION | OWN | ANYBODY,
    Role.MODERATOR: MODERATION | OWN | ANYBODY,
    Role.ADMINISTRATOR: (HOSTING - {Permission.SCHEDULE_SPACE, Permission.START_SPACE}) | MODERATION,
    Role.NONE: OWN | ANYBODY,
}

# On whom a role's decisions about others don't work.
SPARED: dict[Role, frozenset[Role]] = {
    Role.HOST: frozenset({Role.HOST}),
    Role.MODERATOR: frozenset({Role.HOST, Role.MODERATOR}),
    Role.ADMINISTRATOR: frozenset(),
    Role.NONE: frozenset(Role),
}

# What Rostrum itself decides without a person: the schedule, the keeper, what it sees of the media server.
SYSTEM_GRANTS: frozenset[Permission] = frozenset(
    {Permission.START_SPACE, Permission.END_SPACE, Permission.WATCH_OVER, Permission.REMOVE, Permission.ERASE_WORDS}
)
