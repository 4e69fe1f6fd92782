"""``POST /s/<slug>/join``: from the tap on Listen to a seat, without SQL and with one round trip to Redis."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from accounts.passes import COOKIE, Pass
from spaces import hls_paths
from spaces.endpoints.answers import answering
from spaces.exceptions import OriginRefused, PassRevoked
from spaces.live.admission import Admission, Sound, Wish, admit
from spaces.live.device import Device
from spaces.live.origin import from_our_origin
from spaces.media.tokens import token_for

TRY_AGAIN = 500
"""Milliseconds after which somebody who waits for the media asks again."""

SOUNDS: dict[str, Sound] = {"move": "move", "ask": "ask"}


@answering
async def join(request: Request) -> Response:
    if not from_our_origin(dict(request.scope)):
        raise OriginRefused
    carried = Pass.read(request.cookies.get(COOKIE))
    if carried is None and settings.SESSION_COOKIE_NAME in request.cookies:
        # Signed in, as far as we can see, but without a pass: don't take them for a stranger.
        raise PassRevoked
    held = carried or Pass.for_nobody_in_particular()
    asked = request.query_params
    device = Device.read(asked.get("device"), asked.get("on"))
    sound, wish = SOUNDS.get(asked.get("sound", ""), "take"), Wish.read(asked.get("want"), asked.get("why"))
    admission = await admit(request.path_params["slug"], held, device, sound, wish)
    response = JSONResponse(answer(held, admission), headers={"Cache-Control": "no-store"})
    if carried is None:
        held.give(response)
    return response


def answer(held: Pass, admission: Admission) -> dict[str, Any]:
    """The body of a successful join: a seat and how one hears from it, when to ask again, or where the sound is."""
    if admission.seat == "waiting":
        return {"seat": "waiting", "retry_ms": TRY_AGAIN, "why": "media_starting"}
    if admission.seat == "elsewhere":
        return {"seat": "elsewhere", "on": admission.on}
    standing, name = admission.standing, admission.standing.name or held.name
    if admission.seat == "broadcast":
        hears: dict[str, Any] = {"broadcast": asdict(hls_paths.address(*admission.broadcast.split("|", 1)))}
    else:
        token = token_for(held.person, name, admission.room, on_stage=standing.on_stage, held=standing.held)
        hears = {"livekit": {"url": settings.LIVEKIT_PUBLIC_URL, "token": token}}
    return {
        "seat": admission.seat,
        **hears,
        "person": held.person,
        "name": name,
        **standing.you,
        "seq": admission.seq,
    }
