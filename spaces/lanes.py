"""Bounds for Django under ASGI, which makes a thread and a connection for every request under way.

So many at a time are served, so many more wait in line, and the rest are asked to come again. What a
moderator decides has a lane of its own: a crowd loading pages can't hold it up. Nor can a crowd raising
hands, whose lane is narrow: every hand waits for its space's row, and stands there before the moderator.
"""

import asyncio
import re

from django.utils.translation import gettext_lazy
from starlette.types import ASGIApp, Receive, Scope, Send

from spaces.language import told_to

IS_A_VERB = re.compile(r"/s/[^/]+/(?!hand/|invitation/|report-abuse/)[^/]+/(?:[^/]+/){0,2}\Z")
IS_A_HAND = re.compile(r"/s/[^/]+/hand/[^/]+/\Z")
BUSY = gettext_lazy("Too many people at once. Try again in a few seconds.")


class Lane:
    """At most ``places`` requests at once and ``line`` waiting."""

    def __init__(self, places: int, line: int) -> None:
        self._places = asyncio.Semaphore(places)
        self._line = line
        self._waiting = 0

    async def serve(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        if self._waiting >= self._line:
            await _come_again(scope, send)
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
    """Django behind three lanes: verbs on a space, one's own hand, and everything else."""

    def __init__(self, app: ASGIApp, *, pages: int, verbs: int, hands: int, line: int) -> None:
        self._app = app
        self._pages, self._verbs, self._hands = Lane(pages, line), Lane(verbs, line), Lane(hands, line)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._lane(scope).serve(self._app, scope, receive, send)

    def _lane(self, scope: Scope) -> Lane:
        if scope["type"] != "http" or scope["method"] != "POST":
            return self._pages
        if IS_A_HAND.match(scope["path"]):
            return self._hands
        return self._verbs if IS_A_VERB.match(scope["path"]) else self._pages


async def _come_again(scope: Scope, send: Send) -> None:
    with told_to(dict(scope)):
        page = f"<!doctype html><title>Rostrum</title><p>{BUSY}"
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"retry-after", b"3"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": page.encode()})
