"""A browser without a screen: joins, listens on the socket, remembers what it heard. Speaks only our protocol."""

import json
import time
from typing import Any, Self

import aiohttp

from accounts.models import User
from accounts.passes import COOKIE, Pass
from tests.processes import eventually

HEARD_WITHIN = 60.0


class Browser:
    """One person at one space, over real HTTP and a real websocket."""

    def __init__(self, url: str, slug: str, user: User | None = None) -> None:
        self.url, self.slug = url, slug
        cookies = {COOKIE: _cookie(Pass.for_user(user))} if user else {}
        self.session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), cookies=cookies)
        self.socket: aiohttp.ClientWebSocketResponse | None = None
        self.frames: list[dict[str, Any]] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        if self.socket:
            await self.socket.close()
        await self.session.close()

    async def join(self, query: str = "", **headers: str) -> tuple[int, dict[str, Any]]:
        async with self.session.post(f"{self.url}/s/{self.slug}/join{query}", headers=headers) as answer:
            return answer.status, await answer.json()

    async def seated(self) -> dict[str, Any]:
        """Join until there is a seat."""

        async def tried() -> dict[str, Any] | None:
            _status, answer = await self.join()
            return answer if answer.get("seat") == "interactive" else None

        answer = await eventually(tried)
        assert answer
        return answer

    async def get(self, path: str) -> tuple[int, dict[str, Any]]:
        async with self.session.get(f"{self.url}/s/{self.slug}/{path}") as answer:
            return answer.status, await answer.json()

    async def connect(self, query: str = "", **headers: str) -> None:
        headers.setdefault("Origin", self.url)
        self.socket = await self.session.ws_connect(
            f"{self.url.replace('http', 'ws', 1)}/ws/s/{self.slug}/{query}", headers=headers
        )

    async def hear(self, **wanted: object) -> dict[str, Any]:
        """The next frame in which these fields have these values, within HEARD_WITHIN."""
        assert self.socket
        deadline = time.monotonic() + HEARD_WITHIN
        while time.monotonic() < deadline:
            message = await self.socket.receive(timeout=60)
            assert message.type is aiohttp.WSMsgType.TEXT, message
            frame: dict[str, Any] = json.loads(message.data)
            self.frames.append(frame)
            if wanted.items() <= frame.items():
                return frame
        raise AssertionError(f"{wanted} was not heard within {HEARD_WITHIN} s; the last were {self.frames[-9:]}")

    async def say(self, **message: object) -> None:
        assert self.socket
        await self.socket.send_str(json.dumps(message))

    async def closed(self) -> int:
        """Read on until the socket is closed; its code."""
        assert self.socket
        while (message := await self.socket.receive(timeout=60)).type is aiohttp.WSMsgType.TEXT:
            pass
        if message.type is aiohttp.WSMsgType.CLOSE:
            # The socket's own memory of it is 1006 where the server did not wait for our answer.
            return int(message.data)
        assert self.socket.close_code
        return self.socket.close_code


def cookie_of(user: User | None) -> str:
    """A Cookie header's worth of pass: a user's, or nobody's in particular."""
    return f"{COOKIE}={_cookie(Pass.for_user(user) if user else Pass.for_nobody_in_particular())}"


def _cookie(held: Pass) -> str:
    from django.http import HttpResponse

    response = HttpResponse()
    held.give(response)
    return str(response.cookies[COOKIE].value)
