"""Whether somebody who just came into a media room may be there, as far as the door knows."""

from spaces.live import keys
from spaces.live.redis import RedisError, client
from spaces.live.standing import Standing


async def may_not_be_there(room: str, person: str) -> bool:
    """True for the banned, and for strangers in a private space. Whatever is not known is left to the comparison."""
    try:
        slug = await client().get(keys.room(room))
        if not isinstance(slug, str):
            return False
        async with client().pipeline(transaction=False) as pipe:
            pipe.hget(keys.door(slug), "visibility")
            pipe.hget(keys.standings(slug), person)
            visibility, stored = await pipe.execute()
    except RedisError:
        return False
    standing = Standing.parse(stored)
    return standing.banned or (visibility == "private" and not standing.admitted)
