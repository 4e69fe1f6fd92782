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
    except (RedisError, TimeoutError) as error:
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


def shown_to(message: dict[str, Any], sees: frozenset[Audience]) -> dict[str, Any]:
    """An announced message as somebody who ``sees`` these audiences gets it."""
    shape: dict[str, Any] = message["event"] if message["audience"] in sees else {"seq": message["seq"]}
    return shape


async def _read(slug: str) -> dict[str, Any] | None:
    async with client().pipeline(transaction=False) as pipe:
        pipe.get(keys.snapshot(slug))
        pipe.hmget(keys.door(slug), "state", "now", "peak")
        stored, (state, now, peak) = await pipe.execute()
    if state == "unknown":
        raise SpaceNotFound
    return {**json.loads(stored), "now": int(now or 0), "peak": int(peak or 0)} if stored and state else None
