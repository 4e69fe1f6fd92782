"""A broadcast's files for browsers, radios and native players. In production nginx does this (deploy/nginx.conf)."""

from pathlib import Path

from anyio import to_thread
from django.conf import settings
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from spaces import hls_paths
from spaces.endpoints.answers import answering
from spaces.live.broadcast_door import public_broadcast

TYPES = {".m3u8": "application/vnd.apple.mpegurl", ".mp4": "audio/mp4", ".m4s": "audio/mp4"}
FOR_A_SECOND, FOR_GOOD = "public, max-age=1", "public, max-age=31536000, immutable"


async def hls(request: Request) -> Response:
    """403 where the signature is not ours or has run out; 404 where there is no such file, or not any more."""
    asked = request.path_params
    if not hls_paths.is_good(int(asked["expires"]), asked["signature"], asked["key"]):
        return _no(403, "This address has run out, or was never one.")
    # The route lets through no part that could lead anywhere else.
    file = Path(settings.BROADCAST_DIR, asked["key"], asked["generation"], asked["file"])
    try:
        # Whole, since a playlist may be replaced while it is read, and in a thread, since disks can be slow.
        content = await to_thread.run_sync(file.read_bytes)
    except OSError:
        return _no(404, "There is nothing here, or not any more.")
    kept = FOR_A_SECOND if file.suffix == ".m3u8" else FOR_GOOD
    headers = {"Cache-Control": kept, "Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}
    return Response(content, headers=headers, media_type=TYPES[file.suffix])


@answering
async def listen(request: Request) -> Response:
    """A plain address for radios: leads to the broadcast of a space that is not private."""
    key, origin = await public_broadcast(request.path_params["slug"])
    return RedirectResponse(hls_paths.address(key, origin).url, 302, {"Cache-Control": "no-store"})


def _no(status: int, words: str) -> Response:
    return PlainTextResponse(words, status, {"Cache-Control": "no-store", "Access-Control-Allow-Origin": "*"})
