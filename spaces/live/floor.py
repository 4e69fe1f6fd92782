"""The sockets of one space in one process.

A floor closes gaps for its sockets: a message out of order makes it fetch what is missing from the last 1,000 in
Redis, and where those don't reach back, the sockets are closed to come again for a snapshot. Whoever may no longer
be here is closed by the message that says so.
"""

import asyncio
import json
import logging
from typing import Any

from spaces.live import wire
from spaces.live.invited import invited
from spaces.live.listed import Listed
from spaces.live.presence import Presence
from spaces.live.reactions import Reactions
from spaces.live.redis import RedisError
from spaces.live.snapshot import frames_after, may_see
from spaces.live.socket import Socket
from spaces.live.standing import Standing
from spaces.permissions import Role

log = logging.getLogger(__name__)

CHUNK = 200
"""Sockets written to before other work gets a turn."""
COME_AGAIN = 4412
"""Close code. 1012 is meant for this, but autobahn sends only 1000 and those from 3000 on."""
NO_SUCH_SPACE = 4404
SENT_AWAY = 4410
"""Removed or banned: don't come back by yourself."""


class Floor:
    """The sockets of one space in this process."""

    def __init__(self, slug: str) -> None:
        self.slug = slug
        self.sockets: set[Socket] = set()
        self.reactions = Reactions(slug)
        self.seq: int | None = None
        self._presence = Presence(slug)
        self._listed = Listed(slug)
        self._deciding: set[Socket] = set()
        self._only_for_the_invited = False
        self._turn = asyncio.Lock()

    def came(self, socket: Socket) -> None:
        self.sockets.add(socket)
        self._presence.came(socket.person)
        self.stand(socket, socket.standing)

    def went(self, socket: Socket) -> None:
        self.sockets.discard(socket)
        self._deciding.discard(socket)
        self._presence.went(socket.person)
        self._listed.went(socket)

    def stand(self, socket: Socket, standing: Standing) -> None:
        """How a socket's person stands from now on."""
        socket.standing = standing
        if standing.role is Role.NONE:
            self._deciding.discard(socket)
        elif socket in self.sockets:
            self._deciding.add(socket)
        if socket in self.sockets:
            self._listed.here(socket)

    async def say(self) -> None:
        """Tell Redis who is here. Raises RedisError."""
        await self._presence.say(frozenset(socket.person for socket in self._deciding))
        await self._listed.say()

    def reached(self, seq: int) -> None:
        """A socket has been brought to ``seq``: what comes after it must not be missed here."""
        if self.seq is None:
            self.seq = seq

    async def hear(self, message: dict[str, Any]) -> None:
        """Pass on one published message, in its turn."""
        async with self._turn:
            if "tick" in message:
                await self._tick(message["tick"])
            elif "shown" in message:
                self._listed.show(message["shown"]["person"], message["shown"]["name"])
            else:
                await self._events([message])
            if self._only_for_the_invited:
                await self._close_the_uninvited()

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
            theirs = socket.person == message.get("person")
            if moved and theirs:
                self.stand(socket, moved)
            allowed = may_see(message, socket.person, socket.standing.sees)
            if allowed not in frames:
                shape = message["event"] if allowed else {"seq": message["seq"]}
                frames[allowed] = wire.frame(json.dumps({"t": "event", **shape}))
            code = SENT_AWAY if theirs and message.get("closes") else None
            socket.event(message["seq"], frames[allowed], code)
            if number % CHUNK == 0:
                await asyncio.sleep(0)
        self._only_for_the_invited |= message.get("private", False)

    async def _close_the_uninvited(self) -> None:
        """The space has become private. Where Redis can't tell whom it lets in, the next message or tick asks again."""
        people = {socket.person for socket in self.sockets}
        try:
            let_in = await invited(self.slug, people)
        except RedisError as error:
            log.warning("can't tell whom %s lets in: %s", self.slug, error)
            return
        if let_in is None:
            return
        self._only_for_the_invited = False
        for socket in list(self.sockets):
            if socket.person in people - let_in:
                socket.close(NO_SUCH_SPACE)

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
