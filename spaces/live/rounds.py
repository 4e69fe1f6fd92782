"""What a process does again and again for all its floors, whatever else happens: who is here, what they feel, where
their sound is, who was signed out. In Redis this costs the same for one listener and for ten thousand."""

import asyncio
from collections.abc import Mapping

from spaces.live import reactions
from spaces.live.floor import Floor
from spaces.live.redis import RedisError
from spaces.live.revocations import close_revoked
from spaces.live.sounds import Sounds
from spaces.loops import again_and_again, within

EVERY = 0.5
REVOCATIONS_EVERY = 10.0
"""Seconds after which revoked passes are looked for though nobody said that there are any."""


class Rounds:
    """Loops that end with the process."""

    def __init__(self, floors: Mapping[str, Floor], sounds: Sounds) -> None:
        self._floors = floors
        self._revoked = asyncio.Event()
        steps = (self._say, self._tell_reactions, sounds.tell, self._close_revoked)
        self._tasks = [asyncio.create_task(again_and_again(step, EVERY, gone=(RedisError,))) for step in steps]

    def look_for_revoked(self) -> None:
        """Somebody was signed out: look soon. Many at once cost one look."""
        self._revoked.set()

    async def _say(self) -> None:
        for floor in list(self._floors.values()):
            await floor.say()

    async def _tell_reactions(self) -> None:
        await reactions.tell([floor.reactions for floor in self._floors.values()])

    async def _close_revoked(self) -> None:
        await within(REVOCATIONS_EVERY, self._revoked)
        if not self._floors:
            return
        try:
            await close_revoked([socket for floor in list(self._floors.values()) for socket in floor.sockets])
        except RedisError:
            self._revoked.set()
            raise
