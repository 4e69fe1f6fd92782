"""On which device somebody hears a space, so that opening it on a second one does not throw the first off.

A join says so, the browser says it again with each heartbeat, and it is forgotten when its socket closes or is silent.
A socket that is cut off comes back, as a rule, and the sound goes on meanwhile: it is remembered for LOST_HOLDS.
"""

from spaces.live import keys
from spaces.live.device import Device
from spaces.live.door import TTL
from spaces.live.redis import client, script

HOLDS = 75
"""Seconds after which the sound of a device that says nothing more is anybody's: a socket this silent is closed."""

LOST_HOLDS = 30
"""Seconds for which a device whose socket was cut off keeps the sound; the socket is usually back in one."""


class Sounds:
    """What the sockets of this process have said of it, and Redis has not been told yet."""

    def __init__(self) -> None:
        self._said: dict[str, dict[tuple[str, Device], str]] = {}

    def here(self, slug: str, person: str, device: Device) -> None:
        self._say(slug, person, device, "here")

    def gone(self, slug: str, person: str, device: Device) -> None:
        self._say(slug, person, device, "gone")

    def lost(self, slug: str, person: str, device: Device) -> None:
        """Its socket was cut off."""
        self._say(slug, person, device, "lost")

    def _say(self, slug: str, person: str, device: Device, where: str) -> None:
        self._said.setdefault(slug, {})[person, device] = where

    async def tell(self) -> None:
        """Tell Redis all at once, whatever the number of people. Raises RedisError; heartbeats say it again."""
        said, self._said = self._said, {}
        if not said:
            return
        tell = script("sounds")
        async with client().pipeline(transaction=False) as pipe:
            for slug, people in said.items():
                told = [
                    part
                    for (person, device), where in people.items()
                    for part in (person, device.id, device.platform, where)
                ]
                await tell(keys=[keys.sounds(slug)], args=[TTL, HOLDS, LOST_HOLDS, *told], client=pipe)
            await pipe.execute()
