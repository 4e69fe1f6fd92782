"""What is going on in a space now, and what happened since a number: without SQL."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from accounts.passes import COOKIE, Pass
from spaces.endpoints.answers import answering
from spaces.live.snapshot import frames_after, shown_to, snapshot
from spaces.live.standing import Standing, standing_of

FOR_A_SECOND = {"Cache-Control": "public, max-age=1"}
FOR_NOBODY_ELSE = {"Cache-Control": "private, no-store"}


@answering
async def state(request: Request) -> Response:
    """The same for everyone: no cookie is read, a cache may keep it for a second. A private space's is not shared."""
    now = await snapshot(request.path_params["slug"])
    if now["visibility"] != "private":
        return JSONResponse(now, headers=FOR_A_SECOND)
    await standing_of(now["slug"], _held(request))
    return JSONResponse(now, headers=FOR_NOBODY_ELSE)


@answering
async def events(request: Request) -> Response:
    """The events after ``after`` as the holder of the pass may see them; a snapshot where they are too long ago."""
    slug, after = request.path_params["slug"], request.query_params.get("after", "0")
    if not (after.isascii() and after.isdigit() and len(after) < 10):
        return JSONResponse({"error": "bad_after", "message": "after is a whole number."}, 400)
    held = _held(request)
    now = await snapshot(slug)
    standing = await _standing(now, held)
    missed = await frames_after(slug, int(after))
    if missed is None:
        return JSONResponse({"events": [], "snapshot": now, "seq": now["seq"]}, headers=FOR_NOBODY_ELSE)
    shown = [shown_to(one, held.person if held else None, standing.sees) for one in missed]
    return JSONResponse({"events": shown, "seq": shown[-1]["seq"] if shown else int(after)}, headers=FOR_NOBODY_ELSE)


async def _standing(now: dict[str, Any], held: Pass | None) -> Standing:
    """A stranger needs none where the space is not private."""
    return await standing_of(now["slug"], held) if held or now["visibility"] == "private" else Standing()


def _held(request: Request) -> Pass | None:
    return Pass.read(request.cookies.get(COOKIE))
