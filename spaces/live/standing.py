"""How somebody stands in a space, as the door has it."""

from dataclasses import dataclass
from typing import Any, Self

from accounts.passes import Pass
from spaces.events import Audience
from spaces.exceptions import Banned, LiveUnavailable, PassRevoked, SpaceNotFound
from spaces.live import keys
from spaces.live.door import rebuild
from spaces.live.redis import RedisError, client
from spaces.models.door import ADMITTED, BANNED, HELD, ON_STAGE
from spaces.permissions import Role


@dataclass(frozen=True, slots=True)
class Standing:
    """Role, place on stage and, for those the space knows, the name they are shown by.

    ``admitted``: a private space lets them in. ``banned``: none does, because of the event ``cause`` and until
    ``until``, where they are given. For somebody asked onto the stage ``until`` is when they must have answered.
    """

    role: Role = Role.NONE
    on_stage: bool = False
    name: str | None = None
    held: bool = False
    admitted: bool = False
    banned: bool = False
    cause: int | None = None
    until: str | None = None

    @classmethod
    def parse(cls, stored: str | None) -> Self:
        """From the door's ``role|flags|cause|until|name``; nothing stored means a listener."""
        if not stored:
            return cls()
        role, flags, cause, until, name = stored.split("|", 4)
        return cls(
            Role(role),
            on_stage=ON_STAGE in flags,
            name=name,
            held=HELD in flags,
            admitted=ADMITTED in flags,
            banned=BANNED in flags,
            cause=int(cause) if cause else None,
            until=until or None,
        )

    @property
    def shown_role(self) -> str | None:
        """As browsers are told: nothing for somebody who has none."""
        return None if self.role is Role.NONE else self.role

    @property
    def may_speak(self) -> bool:
        return self.on_stage and not self.held

    @property
    def asked_until(self) -> str | None:
        """When somebody asked onto the stage must have answered; None for everybody else."""
        return None if self.banned or self.on_stage else self.until

    @property
    def you(self) -> dict[str, Any]:
        """What their own browser is told of it."""
        return {
            "role": self.shown_role,
            "on_stage": self.on_stage,
            "held": self.held,
            "asked_until": self.asked_until,
            "admitted": self.admitted,
        }

    @property
    def sees(self) -> frozenset[Audience]:
        """Whose events they are shown."""
        seen = {Audience.EVERYONE}
        if self.on_stage or self.role is not Role.NONE:
            seen.add(Audience.STAGE)
        if self.role is not Role.NONE:
            seen.add(Audience.MODERATORS)
        return frozenset(seen)


async def standing_of(slug: str, held: Pass | None) -> Standing:
    """How the holder of a pass stands; without one they are a stranger.

    Raises PassRevoked, Banned, SpaceNotFound (also of a private space that has not let them in), or LiveUnavailable
    without Redis.
    """
    try:
        found = await _ask(slug, held)
        if found is None:
            await rebuild(slug)
            found = await _ask(slug, held)
    except RedisError as error:
        raise LiveUnavailable from error
    if found is None:
        raise LiveUnavailable
    return found


async def _ask(slug: str, held: Pass | None) -> Standing | None:
    async with client().pipeline(transaction=False) as pipe:
        pipe.hmget(keys.door(slug), "state", "visibility")
        pipe.hget(keys.standings(slug), held.person if held else "")
        pipe.hmget(keys.EPOCHS, "ready", str(held.account) if held else "")
        (state, visibility), stored, (ready, lowest) = await pipe.execute()
    if not state or not ready:
        return None
    if state == "unknown":
        raise SpaceNotFound
    if held and held.account is not None and lowest and held.epoch < int(lowest):
        raise PassRevoked
    standing = Standing.parse(stored)
    if visibility == "private" and not standing.admitted:
        raise SpaceNotFound
    if standing.banned:
        raise Banned(cause=standing.cause)
    return standing
