"""Who may come in, and how they will hear: decided by one script, without SQL."""

from dataclasses import dataclass

from accounts.passes import Pass
from spaces import exceptions
from spaces.live import keys
from spaces.live.door import TTL, rebuild
from spaces.live.redis import RedisError, script
from spaces.live.standing import Standing

REFUSALS: dict[str, type[exceptions.SpaceError]] = {
    refusal.code: refusal
    for refusal in (
        exceptions.SpaceNotFound,
        exceptions.PassRevoked,
        exceptions.SpaceNotLive,
        exceptions.SpaceEnded,
        exceptions.SpaceCancelled,
        exceptions.SpaceLocked,
        exceptions.Banned,
    )
}


@dataclass(frozen=True, slots=True)
class Admission:
    """``seat`` is ``interactive`` or ``waiting``; ``room`` the media server's name for the space."""

    seat: str
    room: str
    seq: int
    standing: Standing


async def admit(slug: str, held: Pass) -> Admission:
    """Let the holder of a pass into ``slug``. Raises the refusals of REFUSALS, or LiveUnavailable without Redis."""
    try:
        answer = await _ask(slug, held)
        if answer[0] == "no_door":
            await rebuild(slug)
            answer = await _ask(slug, held)
    except RedisError as error:
        raise exceptions.LiveUnavailable from error
    if answer[0] == "no_door":
        raise exceptions.LiveUnavailable
    if answer[0] in REFUSALS:
        cause = answer[4] if len(answer) > 4 else ""
        raise REFUSALS[answer[0]](cause=int(cause) if cause else None)
    seat, room, seq, stored, _cause = answer
    return Admission(seat, room, int(seq), Standing.parse(stored))


async def _ask(slug: str, held: Pass) -> list[str]:
    answer: list[str] = await script("admit")(
        keys=[keys.door(slug), keys.standings(slug), keys.EPOCHS, keys.joins(slug), keys.inside(slug)],
        args=[held.person, "" if held.account is None else held.account, held.epoch, TTL],
    )
    return answer
