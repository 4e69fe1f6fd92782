"""Who is in the audience, and whether they see me there: without SQL."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from accounts.guests import NAME_LENGTH
from accounts.passes import COOKIE, Pass
from spaces.endpoints.answers import answering
from spaces.endpoints.state import FOR_A_SECOND, FOR_NOBODY_ELSE
from spaces.events import Audience
from spaces.exceptions import NotAllowed, OriginRefused
from spaces.live.audience import all_seats, first_seats, tell_shown
from spaces.live.origin import from_our_origin
from spaces.live.standing import standing_of


@answering
async def audience(request: Request) -> Response:
    """The first of those who are shown: the same for everyone, as with the state. With ``q``, a search in them all."""
    slug = request.path_params["slug"]
    if "q" in request.query_params:
        return await _search(request, slug, request.query_params["q"])
    seats = await first_seats(slug)
    if not seats.private:
        return JSONResponse(seats.first, headers=FOR_A_SECOND)
    await standing_of(slug, _held(request))
    return JSONResponse(seats.first, headers=FOR_NOBODY_ELSE)


async def _search(request: Request, slug: str, words: str) -> Response:
    """For the host and moderators. Those who are only counted are found by nobody."""
    standing = await standing_of(slug, _held(request))
    if Audience.MODERATORS not in standing.sees:
        raise NotAllowed
    if len(words) > NAME_LENGTH:
        return JSONResponse({"error": "bad_q", "message": "A name has at most 60 characters."}, 400)
    return JSONResponse((await all_seats(slug)).named(words), headers=FOR_NOBODY_ELSE)


@answering
async def shown(request: Request) -> Response:
    """The name of whoever holds the pass, and whether audiences show it. Posted, this one shows what it says now."""
    slug, held = request.path_params["slug"], _held(request)
    if request.method == "POST" and not from_our_origin(dict(request.scope)):
        raise OriginRefused
    standing = await standing_of(slug, held)
    name = (standing.name or held.name) if held else None
    seen = held is not None and held.shown
    if request.method == "POST" and held:
        await tell_shown(slug, held.person, name if seen else None)
    return JSONResponse({"name": name, "shown": seen}, headers=FOR_NOBODY_ELSE)


def _held(request: Request) -> Pass | None:
    return Pass.read(request.cookies.get(COOKIE))
