"""The websocket of a space: finds the person or refuses, joins the hub, sends the snapshot, forwards."""

import asyncio
import json
from typing import Any
from urllib.parse import parse_qs

from channels.generic.websocket import AsyncWebsocketConsumer

from accounts.passes import COOKIE, Pass
from spaces.events import Audience
from spaces.exceptions import LiveUnavailable, OriginRefused, PassRevoked, SpaceError, SpaceNotFound
from spaces.live import wire
from spaces.live.hub import hub
from spaces.live.origin import cookies, from_our_origin
from spaces.live.redis import RedisError
from spaces.live.snapshot import frames_after, hand_of, hands_up, shown_to, snapshot
from spaces.live.socket import Socket
from spaces.live.standing import Standing, standing_of

CLOSE_CODES: dict[type[SpaceError], int] = {
    PassRevoked: 4401,
    OriginRefused: 4403,
    SpaceNotFound: 4404,
    LiveUnavailable: 4413,
}
NOT_UNDERSTOOD = 4400
SILENT = 4408
SILENCE = 70.0
"""Seconds without a heartbeat after which a browser is believed gone."""


class NoSpace(AsyncWebsocketConsumer):  # type: ignore[misc]
    """Whatever address no space can have."""

    async def connect(self) -> None:
        await self.accept()
        await self.close(CLOSE_CODES[SpaceNotFound])


class SpaceConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]
    """Accepts heartbeats and nothing else. Writing goes past Channels, straight to the socket (wire.py)."""

    socket: Socket | None = None
    silence: asyncio.TimerHandle | None = None

    async def dispatch(self, message: dict[str, Any]) -> None:
        # Channels hops through a thread for every message, to close database connections. We open none.
        await getattr(self, message["type"].replace(".", "_"))(message)

    async def connect(self) -> None:
        await self.accept()
        try:
            await self._begin(self.scope["url_route"]["kwargs"]["slug"])
        except SpaceError as refusal:
            await self.send(json.dumps({"t": "error", "code": refusal.code, "message": str(refusal.message)}))
            await self.close(CLOSE_CODES.get(type(refusal), NOT_UNDERSTOOD))
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
        standing = await standing_of(slug, held)
        self.socket = Socket(self.scope["extensions"]["rostrum.protocol"], held.person, standing)
        try:
            floor = await hub().join(slug, self.socket)
        except RedisError as error:
            raise LiveUnavailable from error
        frames, seq = await self._first_frames(slug, held, standing)
        self.socket.begin(frames, seq)
        floor.reached(seq)
        self._heard()

    async def _first_frames(self, slug: str, held: Pass, standing: Standing) -> tuple[list[bytes], int]:
        """What brings the browser up to date: the events it missed, or everything."""
        after = self._after()
        missed = None if after is None else await frames_after(slug, after)
        if after is not None and missed is not None:
            frames = [
                wire.frame(json.dumps({"t": "event", **shown_to(one, held.person, standing.sees)})) for one in missed
            ]
            return frames, missed[-1]["seq"] if missed else after
        now = await snapshot(slug)
        you = {
            "person": held.person,
            "name": standing.name or held.name,
            "role": standing.shown_role,
            "on_stage": standing.on_stage,
            "my_hand": await hand_of(slug, held.person),
        }
        if Audience.MODERATORS in standing.sees:
            now["hand_list"] = await hands_up(slug)
        return [wire.frame(json.dumps({"t": "snapshot", "you": you, **now}))], now["seq"]

    def _after(self) -> int | None:
        given = parse_qs(self.scope["query_string"].decode("latin-1")).get("after", [""])[0]
        return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        try:
            understood = json.loads(text_data or "") == {"t": "beat"}
        except (ValueError, RecursionError):
            understood = False
        if understood:
            self._heard()
        else:
            await self.send(
                json.dumps({"t": "error", "code": "not_understood", "message": "Only heartbeats are read."})
            )
            await self.close(NOT_UNDERSTOOD)

    def _heard(self) -> None:
        if self.silence:
            self.silence.cancel()
        if self.socket:
            self.silence = asyncio.get_running_loop().call_later(SILENCE, self.socket.close, SILENT)

    async def disconnect(self, code: int) -> None:
        if self.silence:
            self.silence.cancel()
        if self.socket:
            await hub().leave(self.scope["url_route"]["kwargs"]["slug"], self.socket)
