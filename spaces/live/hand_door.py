"""Before a hand reaches Django: what can be refused without SQL, and how often somebody may try."""

from django.conf import settings

from accounts.passes import Pass
from spaces import exceptions
from spaces.live import keys
from spaces.live.redis import RedisError, script

REFUSALS: dict[str, type[exceptions.SpaceError]] = {
    refusal.code: refusal
    for refusal in (
        exceptions.Banned,
        exceptions.HandsClosed,
        exceptions.SpaceEnded,
        exceptions.SpaceNotLive,
        exceptions.TooManyHands,
        exceptions.TooManyTries,
    )
}
PEOPLE_AN_ADDRESS = 20
"""How many people's worth of hands one address may raise: a school or an office has one for everybody."""


async def let_a_hand_through(slug: str, held: Pass | None, address: str) -> None:
    """Raises one of REFUSALS. What the door does not know, Django decides; without Redis, everything."""
    person = held.person if held else ""
    try:
        code, cause, wait = await script("raise")(
            keys=[
                keys.door(slug),
                keys.standings(slug),
                keys.hands(slug),
                keys.hands_raised(person),
                keys.hands_raised(address),
            ],
            args=[
                person,
                settings.HANDS_UP,
                settings.HANDS_A_MINUTE,
                settings.HANDS_A_MINUTE * PEOPLE_AN_ADDRESS,
            ],
        )
    except RedisError:
        return
    if code in REFUSALS:
        refusal = REFUSALS[code](cause=int(cause) if cause else None)
        refusal.retry_after = int(wait) or refusal.retry_after
        raise refusal
