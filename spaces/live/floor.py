"""The sockets of one space in one process.

A floor closes gaps for its sockets: a message out of order makes it fetch what is missing from the last 1,000 in
Redis, and where those don't reach back, the sockets are closed to come again for a snapshot.
"""

import asyncio
import json
from typing import Any

from spaces.live import wire
from spaces.live.presence import Presence
from spaces.live.snapshot import frames_after, may_see
from spaces.live.socket import Socket
from spaces.live.standing import Standing

CHUNK = 200
"""Sockets written to before other work gets a turn."""
COME_AGAIN = 4412
"""Close code. 1012 is meant for this, but autobahn sends only 1000 and those from 3000 on."""


class Floor:
    """The sockets of one space in this process."""

    def __init__(self, slug: str) -> None:
        self.slug = slug
        self.sockets: set[Socket] = set()
        self.presence = Presence(slug)
        self.seq: int | None = None
        self._turn = asyncio.Lock()

    def reached(self, seq: int) -> None:
        """A socket has been brought to ``seq``: what comes after it must not be missed here."""
        if self.seq is None:
            self.seq = seq

    async def hear(self, message: dict[str, Any]) -> None:
        """Pass on one published message, in its turn."""
        async with self._turn:
            if "tick" in message:
                await self._tick(message["tick"])
            else:
                await self._events([message])

    async def _tick(self, tick: dict[str, Any]) -> None:
        if self.seq is not None and tick["seq"] > self.seq:
            await self._catch_up()
        data = wire.frame(json.dumps(tick))
        for number, socket in enumerate(list(self.sockets), start=1):
            socket.tick(data)
            if number % CHUNK == 0:
                await asyncio.sleep(0)

    async def _events(self, messages: list[dict[str, Any]]) -> None:
        for message in messages:
            seq = message["seq"]
            if self.seq is not None and seq <= self.seq:
                continue
            if self.seq is not None and seq > self.seq + 1:
                await self._catch_up()
                continue
            self.seq = seq
            await self._send(message)

    async def _send(self, message: dict[str, Any]) -> None:
        frames: dict[bool, bytes] = {}
        moved = Standing.parse(message["standing"]) if "standing" in message else None
        for number, socket in enumerate(list(self.sockets), start=1):
            if moved and socket.person == message["person"]:
                socket.standing = moved
            allowed = may_see(message, socket.person, socket.standing.sees)
            if allowed not in frames:
                shape = message["event"] if allowed else {"seq": message["seq"]}
                frames[allowed] = wire.frame(json.dumps({"t": "event", **shape}))
            socket.event(message["seq"], frames[allowed])
            if number % CHUNK == 0:
                await asyncio.sleep(0)

    async def _catch_up(self) -> None:
        missing = await frames_after(self.slug, self.seq or 0)
        if missing is None:
            self.seq = None
            for socket in list(self.sockets):
                socket.close(COME_AGAIN)
            return
        for message in missing:
            self.seq = message["seq"]
            await self._send(message)
