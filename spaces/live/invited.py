"""Whom a space that has become private still lets in."""

from collections.abc import Collection

from spaces.live import keys
from spaces.live.redis import client
from spaces.live.standing import Standing

CHUNK = 500
"""People asked about at once: Redis has others to serve in between."""


async def invited(slug: str, people: Collection[str]) -> set[str] | None:
    """Those of these persons who are let in; None when Redis has lost who is. Raises RedisError."""
    asked, let_in = list(people), set[str]()
    for start in range(0, len(asked), CHUNK):
        chunk = asked[start : start + CHUNK]
        async with client().pipeline(transaction=False) as pipe:
            pipe.exists(keys.standings(slug))
            pipe.hmget(keys.standings(slug), *chunk)
            known, stored = await pipe.execute()
        if not known:
            return None
        let_in.update(person for person, one in zip(chunk, stored, strict=True) if Standing.parse(one).admitted)
    return let_in
