"""Who of the host and moderators is there: each web process says which of them have a socket open in it."""

from spaces.live import keys
from spaces.live.presence import COUNT_HOLDS
from spaces.live.redis import client


async def attending(slug: str) -> set[str]:
    """The persons among the host and moderators with an open socket, as said in the last COUNT_HOLDS seconds.

    Raises RedisError. Nobody attends as far as an empty Redis knows, until the web processes have spoken again.
    """
    async with client().pipeline(transaction=False) as pipe:
        pipe.hgetall(keys.attending(slug))
        pipe.time()
        said, (now, _) = await pipe.execute()
    return {field.partition(":")[2] for field, at in said.items() if now - int(at) <= COUNT_HOLDS}
