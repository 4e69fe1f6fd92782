"""The websocket of a space: finds the person or refuses, joins the hub, sends the snapshot, forwards."""

import asyncio
import json
from typing import Any
from urllib.parse import parse_qs

from channels.generic.websocket import AsyncWebsocketConsumer

from accounts.passes import COOKIE, Pass
from spaces.exceptions import Banned, LiveUnavailable, OriginRefused, PassRevoked, SpaceError, SpaceNotFound
from spaces.language import told_to
from spaces.live import inbound, reactions, wire
from spaces.live.device import Device
from spaces.live.floor import NO_SUCH_SPACE, SENT_AWAY, Floor
from spaces.live.hub import hub
from spaces.live.origin import cookies, from_our_origin
from spaces.live.redis import RedisError
from spaces.live.revocations import REVOKED
from spaces.live.socket import Socket
from spaces.live.standing import Standing, standing_of
from spaces.live.welcome import Welcome

CLOSE_CODES: dict[type[SpaceError], int] = {
    PassRevoked: REVOKED,
    OriginRefused: 4403,
    SpaceNotFound: NO_SUCH_SPACE,
    Banned: SENT_AWAY,
    LiveUnavailable: 4413,
}
NOT_UNDERSTOOD = 4400
SILENT = 4408
SILENCE = 70.0
"""Seconds without a heartbeat after which a browser is believed gone."""
FOR_GOOD = frozenset({1000, 1001, REVOKED, NO_SUCH_SPACE, SENT_AWAY})
"""Codes with which a page was left (RFC 6455, 7.4.1), or its owner shut out; after any other the socket comes back."""


class NoSpace(AsyncWebsocketConsumer):  # type: ignore[misc]
    """Whatever address no space can have."""

    async def connect(self) -> None:
        await self.accept()
        await self.close(NO_SUCH_SPACE)


class SpaceConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]
    """Accepts heartbeats and reactions, nothing else. Writing goes past Channels, straight to the socket (wire.py)."""

    socket: Socket | None = None
    floor: Floor
    silence: asyncio.TimerHandle | None = None
    sounding: Device | None = None
    """The browser's device, where it said that the sound is there."""

    async def dispatch(self, message: dict[str, Any]) -> None:
        # Channels hops through a thread for every message, to close database connections. We open none.
        await getattr(self, message["type"].replace(".", "_"))(message)

    async def connect(self) -> None:
        await self.accept()
        try:
            await self._begin(self.scope["url_route"]["kwargs"]["slug"])
        except SpaceError as refusal:
            if wire.is_open(self._protocol):
                with told_to(self.scope):
                    wire.write(self._protocol, _error(refusal.code, str(refusal.message)))
            code = CLOSE_CODES.get(type(refusal), NOT_UNDERSTOOD)
            await self.close(code)
            # Not only when the browser has answered: it would be counted until then.
            await self.disconnect(code)
        except BaseException:
            # Channels calls disconnect only for what ends in order; a socket left on the floor would count for ever.
            await self.disconnect(SILENT)
            raise

    async def _begin(self, slug: str) -> None:
        held = Pass.read(cookies(self.scope).get(COOKIE))
        if not from_our_origin(self.scope):
            raise OriginRefused
        if held is None:
            raise PassRevoked
        # Nothing is listened to for an address that no space has. Where others are, one reading below is enough.
        found = Standing() if hub().has(slug) else await standing_of(slug, held)
        self.reactions = reactions.limit()
        self.socket = Socket(self._protocol, held, found)
        try:
            self.floor = await hub().join(slug, self.socket)
        except RedisError as error:
            raise LiveUnavailable from error
        welcome = await Welcome.read(slug, self._after())
        # Whoever was moved, banned or signed out before we listened is found out now; whoever is later, by listening.
        now = await standing_of(slug, held)
        if self.socket.standing is found:
            self.floor.stand(self.socket, now)
        self.socket.begin(await welcome.frames(held, self.socket.standing), welcome.seq)
        self.floor.reached(welcome.seq)
        self._heard()

    @property
    def _protocol(self) -> Any:
        return self.scope["extensions"]["rostrum.protocol"]

    def _after(self) -> int | None:
        given = parse_qs(self.scope["query_string"].decode("latin-1")).get("after", [""])[0]
        return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if self.socket is None or not self.socket.is_open:
            return  # what was under way when it was closed
        match inbound.understood(text_data):
            case None:
                self.socket.cut(_error("not_understood", "Only heartbeats and reactions are read."), NOT_UNDERSTOOD)
            case inbound.BEAT:
                self._heard()
                self._sound(None)
            case Device() as device:
                self._heard()
                self._sound(device)
            case kind:
                if self.reactions.take():
                    self.floor.reactions.add(kind)

    def _heard(self) -> None:
        if self.silence:
            self.silence.cancel()
        if self.socket:
            self.silence = asyncio.get_running_loop().call_later(SILENCE, self.socket.close, SILENT)

    def _sound(self, device: Device | None) -> None:
        assert self.socket
        told = (self.floor.slug, self.socket.person)
        if self.sounding and self.sounding != device:
            hub().sounds.gone(*told, self.sounding)
        if device:
            hub().sounds.here(*told, device)
        self.sounding = device

    async def disconnect(self, code: int) -> None:
        if self.silence:
            self.silence.cancel()
        if self.socket:
            if self.sounding and code in FOR_GOOD:
                self._sound(None)
            elif self.sounding:
                hub().sounds.lost(self.floor.slug, self.socket.person, self.sounding)
            await hub().leave(self.scope["url_route"]["kwargs"]["slug"], self.socket)


def _error(code: str, message: str) -> bytes:
    return wire.frame(json.dumps({"t": "error", "code": code, "message": message}))
