"""The whole policy on one screen: which role may decide what, and what others may do by rule."""

from enum import StrEnum


class Role(StrEnum):
    """What someone may decide in a space; whether they speak is a place, not a role."""

    HOST = "host"
    MODERATOR = "moderator"
    NONE = "none"


class Permission(StrEnum):
    SCHEDULE_SPACE = "schedule_space"
    START_SPACE = "start_space"
    END_SPACE = "end_space"


GRANTS: dict[Role, frozenset[Permission]] = {
    Role.HOST: frozenset(Permission),
    Role.MODERATOR: frozenset(),
    Role.NONE: frozenset(),
}

# What Rostrum itself decides without a person: the schedule, the keeper.
SYSTEM_GRANTS: frozenset[Permission] = frozenset({Permission.START_SPACE, Permission.END_SPACE})
