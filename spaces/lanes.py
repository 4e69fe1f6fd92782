"""Bounds for Django under ASGI, which makes a thread and a connection for every request under way.

So many at a time are served, so many more wait in line, and the rest are asked to come again. What a
moderator decides has a lane of its own: a crowd loading pages can't hold it up.
"""

import asyncio
import re

from starlette.types import ASGIApp, Receive, Scope, Send

IS_A_VERB = re.compile(r"/s/[^/]+/(?!hand/|invitation/|report-abuse/)[^/]+/(?:[^/]+/){0,2}\Z")
COME_AGAIN = b"<!doctype html><title>Busy</title><p>Too many people at once. Try again in a few seconds."


class Lane:
    """At most ``places`` requests at once and ``line`` waiting."""

    def __init__(self, places: int, line: int) -> None:
        self._places = asyncio.Semaphore(places)
        self._line = line
        self._waiting = 0

    async def serve(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        if self._waiting >= self._line:
            await _come_again(send)
            return
        self._waiting += 1
        try:
            await self._places.acquire()
        finally:
            self._waiting -= 1
        try:
            await app(scope, receive, send)
        finally:
            self._places.release()


class Lanes:
    """Django behind two lanes: verbs on a space, and everything else."""

    def __init__(self, app: ASGIApp, *, pages: int, verbs: int, line: int) -> None:
        self._app = app
        self._pages, self._verbs = Lane(pages, line), Lane(verbs, line)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        verb = scope["type"] == "http" and scope["method"] == "POST" and IS_A_VERB.match(scope["path"])
        await (self._verbs if verb else self._pages).serve(self._app, scope, receive, send)


async def _come_again(send: Send) -> None:
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"retry-after", b"3"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": COME_AGAIN})
