"""``POST /check/probe``: a room of their own for whoever checks their connection."""

from secrets import token_urlsafe

from django.conf import settings
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from spaces.endpoints.answers import answering
from spaces.exceptions import LiveUnavailable, OriginRefused, TooManyTries
from spaces.live.origin import client_address, from_our_origin
from spaces.live.probes import may_probe
from spaces.live.redis import RedisError
from spaces.media.livekit import MediaUnavailable, rooms
from spaces.media.tokens import probe_token


@answering
async def probe(request: Request) -> Response:
    scope = dict(request.scope)
    if not from_our_origin(scope):
        raise OriginRefused
    room = f"{settings.ROOM_PREFIX}check-{token_urlsafe(12)}"
    try:
        if not await may_probe(client_address(scope)):
            raise TooManyTries
        async with rooms() as media:
            await media.probe(room)
    except (RedisError, MediaUnavailable) as error:
        raise LiveUnavailable from error
    seat = {"url": settings.LIVEKIT_PUBLIC_URL, "token": probe_token(room)}
    return JSONResponse({"livekit": seat}, headers={"Cache-Control": "no-store"})
