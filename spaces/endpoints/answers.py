"""How an endpoint says no: the same refusals as everywhere, as JSON."""

from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from spaces.exceptions import SpaceError
from spaces.language import told_to

Endpoint = Callable[[Request], Awaitable[Response]]


def answering(endpoint: Endpoint) -> Endpoint:
    """Turn a SpaceError into its JSON body and status."""

    @wraps(endpoint)
    async def answered(request: Request) -> Response:
        try:
            return await endpoint(request)
        except SpaceError as refusal:
            return refused(refusal, request)

    return answered


def refused(refusal: SpaceError, request: Request) -> Response:
    """The refusal with its status, when to try again, and the ``seq`` of the event that caused it, where one did."""
    headers = {"Cache-Control": "no-store"}
    if refusal.retry_after:
        headers["Retry-After"] = str(refusal.retry_after)
    body: dict[str, object] = {"error": refusal.code, "message": words(refusal, request)}
    if refusal.cause:
        body["cause"] = refusal.cause
    return JSONResponse(body, refusal.status, headers)


def words(refusal: SpaceError, request: Request) -> str:
    """What people are told, in their language."""
    with told_to(dict(request.scope)):
        return str(refusal.message)
