"""The state of a space for whoever asks now, and the events since a number: from Redis, without SQL."""

import json
from typing import Any

from spaces.events import Audience
from spaces.exceptions import LiveUnavailable, SpaceNotFound
from spaces.live import keys
from spaces.live.door import rebuild
from spaces.live.redis import RedisError, client


async def snapshot(slug: str) -> dict[str, Any]:
    """The fields of ``state.json``. Raises SpaceNotFound, or LiveUnavailable without Redis."""
    try:
        found = await _read(slug)
        if found is None:
            await rebuild(slug)
            found = await _read(slug)
    except RedisError as error:
        raise LiveUnavailable from error
    if found is None:
        raise LiveUnavailable
    return found


async def frames_after(slug: str, seq: int) -> list[dict[str, Any]] | None:
    """The announced messages after ``seq``, oldest first; None when they no longer reach back that far."""
    try:
        async with client().pipeline(transaction=False) as pipe:
            pipe.zrangebyscore(keys.frames(slug), f"({seq}", "+inf")
            pipe.hget(keys.door(slug), "announced")
            stored, announced = await pipe.execute()
    except RedisError as error:
        raise LiveUnavailable from error
    messages = [json.loads(one) for one in stored]
    reached = messages[0]["seq"] == seq + 1 if messages else seq >= int(announced or 0)
    return messages if reached else None


def may_see(message: dict[str, Any], person: str | None, sees: frozenset[Audience]) -> bool:
    """Whether an announced message is for a person who ``sees`` these audiences: it is if it concerns them."""
    return message["audience"] in sees or (person is not None and message.get("person") == person)


def shown_to(message: dict[str, Any], person: str | None, sees: frozenset[Audience]) -> dict[str, Any]:
    """The message as they get it; the bare number if it is not for them."""
    shape: dict[str, Any] = message["event"] if may_see(message, person, sees) else {"seq": message["seq"]}
    return shape


async def hand_of(slug: str, person: str) -> dict[str, Any] | None:
    """A person's own hand, if it is up."""
    stored = await _hash(slug, person)
    return json.loads(stored[0]) if stored else None


async def hands_up(slug: str) -> list[dict[str, Any]]:
    """All of them in order, for those who answer them."""
    return sorted((json.loads(hand) for hand in await _hash(slug)), key=lambda hand: hand["number"])


async def _hash(slug: str, person: str | None = None) -> list[Any]:
    try:
        if person is None:
            return list(await client().hvals(keys.hands(slug)))
        hand = await client().hget(keys.hands(slug), person)
    except RedisError as error:
        raise LiveUnavailable from error
    return [hand] if hand else []


async def _read(slug: str) -> dict[str, Any] | None:
    async with client().pipeline(transaction=False) as pipe:
        pipe.get(keys.snapshot(slug))
        pipe.hmget(keys.door(slug), "state", "now", "peak")
        stored, (state, now, peak) = await pipe.execute()
    if state == "unknown":
        raise SpaceNotFound
    return {**json.loads(stored), "now": int(now or 0), "peak": int(peak or 0)} if stored and state else None
