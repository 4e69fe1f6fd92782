"""How somebody stands in a space, as the door has it."""

from dataclasses import dataclass
from typing import Self

from accounts.passes import Pass
from spaces.events import Audience
from spaces.exceptions import LiveUnavailable, PassRevoked, SpaceNotFound
from spaces.live import keys
from spaces.live.door import rebuild
from spaces.live.redis import RedisError, client
from spaces.permissions import Role


@dataclass(frozen=True, slots=True)
class Standing:
    """Role, place on stage and, for those the space knows, the name they are shown by."""

    role: Role = Role.NONE
    on_stage: bool = False
    name: str | None = None

    @classmethod
    def parse(cls, stored: str | None) -> Self:
        """From the door's ``role|on stage|name``; nothing stored means a listener."""
        if not stored:
            return cls()
        role, on_stage, name = stored.split("|", 2)
        return cls(Role(role), on_stage == "1", name)

    @property
    def shown_role(self) -> str | None:
        """As browsers are told: nothing for somebody who has none."""
        return None if self.role is Role.NONE else self.role

    @property
    def sees(self) -> frozenset[Audience]:
        """Whose events they are shown."""
        seen = {Audience.EVERYONE}
        if self.on_stage or self.role is not Role.NONE:
            seen.add(Audience.STAGE)
        if self.role is not Role.NONE:
            seen.add(Audience.MODERATORS)
        return frozenset(seen)


async def standing_of(slug: str, held: Pass) -> Standing:
    """Raises PassRevoked, SpaceNotFound, or LiveUnavailable without Redis."""
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


async def _ask(slug: str, held: Pass) -> Standing | None:
    async with client().pipeline(transaction=False) as pipe:
        pipe.hget(keys.door(slug), "state")
        pipe.hget(keys.standings(slug), held.person)
        pipe.hmget(keys.EPOCHS, "ready", str(held.account))
        state, stored, (ready, lowest) = await pipe.execute()
    if not state or not ready:
        return None
    if state == "unknown":
        raise SpaceNotFound
    if held.account is not None and lowest and held.epoch < int(lowest):
        raise PassRevoked
    return Standing.parse(stored)
