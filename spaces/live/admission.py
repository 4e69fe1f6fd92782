"""Who may come in, and how they will hear: decided by one script, without SQL."""

from dataclasses import dataclass
from typing import Literal, Self

from django.conf import settings

from accounts.passes import Pass
from spaces import exceptions
from spaces.live import keys
from spaces.live.device import Device
from spaces.live.door import TTL, rebuild
from spaces.live.redis import RedisError, script
from spaces.live.sounds import HOLDS
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
    """``seat`` is ``interactive``, ``broadcast``, ``waiting`` or ``elsewhere``: ``on`` another device of theirs.

    ``room`` is the media server's name for the space, ``broadcast`` where its broadcast is: ``key|origin``.
    """

    seat: str
    room: str
    seq: int
    standing: Standing
    on: str = ""
    broadcast: str = ""


REASONS = frozenset({"media_blocked", "ice_failed", "chosen"})
"""Why somebody asks for the broadcast."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which seat somebody asks for; without ``broadcast`` the best there is."""

    broadcast: bool = False
    why: str = ""

    @classmethod
    def read(cls, want: str | None, why: str | None) -> Self:
        """From what a browser says, as far as it makes sense."""
        if want != "broadcast":
            return cls()
        return cls(broadcast=True, why=why if why in REASONS else "")


ANY_SEAT = Wish()

Sound = Literal["take", "move", "ask"]
"""What a join is to do where the sound is on another device: leave it there, take it from there, or only say where."""


async def admit(
    slug: str, held: Pass, device: Device | None = None, sound: Sound = "take", wish: Wish = ANY_SEAT
) -> Admission:
    """Let the holder of a pass into ``slug``. Without a device nothing is known of others.

    Raises the refusals of REFUSALS, or LiveUnavailable without Redis."""
    try:
        answer = await _ask(slug, held, device, sound, wish)
        if answer[0] == "no_door":
            await rebuild(slug)
            answer = await _ask(slug, held, device, sound, wish)
    except RedisError as error:
        raise exceptions.LiveUnavailable from error
    if answer[0] == "no_door":
        raise exceptions.LiveUnavailable
    if answer[0] in REFUSALS:
        cause = answer[4] if len(answer) > 4 else ""
        raise REFUSALS[answer[0]](cause=int(cause) if cause else None)
    seat, room, seq, stored, _cause, on, broadcast = answer
    return Admission(seat, room, int(seq), Standing.parse(stored), on, broadcast)


async def _ask(slug: str, held: Pass, device: Device | None, sound: Sound, wish: Wish) -> list[str]:
    answer: list[str] = await script("admit")(
        keys=[
            *(keys.door(slug), keys.standings(slug), keys.EPOCHS),
            *(keys.joins(slug), keys.inside(slug), keys.sounds(slug), keys.seats(slug)),
        ],
        args=[
            *(held.person, "" if held.account is None else held.account, held.epoch, TTL),
            *((device.id, device.platform) if device else ("", "")),
            *(sound, HOLDS),
            *(settings.INTERACTIVE_SEATS, int(wish.broadcast) or "", wish.why),
        ],
    )
    return answer
