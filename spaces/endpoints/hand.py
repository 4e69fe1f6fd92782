"""``POST /s/<slug>/hand/raise/``: a look at the door, then Django."""

from django.utils.html import escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from accounts.passes import COOKIE, Pass
from spaces.endpoints.answers import refused, words
from spaces.exceptions import SpaceError
from spaces.live.hand_door import let_a_hand_through
from spaces.live.origin import client_address


class HandDoor:
    """Five hundred hands a second must not become five hundred requests to Django."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        try:
            held = Pass.read(request.cookies.get(COOKIE))
            await let_a_hand_through(request.path_params["slug"], held, client_address(dict(scope)))
        except SpaceError as refusal:
            await _answer(request, refusal)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _answer(request: Request, refusal: SpaceError) -> Response:
    if request.headers.get("accept", "").startswith("application/json"):
        return refused(refusal, request)
    # No page of Django's: that would cost what is saved here.
    page = f"<!doctype html><title>Rostrum</title><p>{escape(words(refusal, request))}"
    return HTMLResponse(page, refusal.status, {"Cache-Control": "no-store"})
