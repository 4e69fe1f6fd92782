"""What is going on in a space now, and what happened since a number: cacheable, without SQL."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from accounts.passes import COOKIE, Pass
from spaces.endpoints.answers import answering
from spaces.live.snapshot import frames_after, shown_to, snapshot
from spaces.live.standing import Standing, standing_of


@answering
async def state(request: Request) -> Response:
    """The same for everyone: no cookie is read, a cache may keep it for a second."""
    return JSONResponse(await snapshot(request.path_params["slug"]), headers={"Cache-Control": "public, max-age=1"})


@answering
async def events(request: Request) -> Response:
    """The events after ``after`` as the holder of the pass may see them; a snapshot where they are too long ago."""
    slug, after = request.path_params["slug"], request.query_params.get("after", "0")
    if not (after.isascii() and after.isdigit() and len(after) < 10):
        return JSONResponse({"error": "bad_after", "message": "after is a whole number."}, 400)
    held = Pass.read(request.cookies.get(COOKIE))
    now = await snapshot(slug)
    standing = await standing_of(slug, held) if held else Standing()
    missed = await frames_after(slug, int(after))
    headers = {"Cache-Control": "private, no-store"}
    if missed is None:
        return JSONResponse({"events": [], "snapshot": now, "seq": now["seq"]}, headers=headers)
    shown = [shown_to(one, held.person if held else None, standing.sees) for one in missed]
    return JSONResponse({"events": shown, "seq": shown[-1]["seq"] if shown else int(after)}, headers=headers)
