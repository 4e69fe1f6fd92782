"""What Django doesn't serve: plain ASGI endpoints for what everybody asks at the same moment. No SQL."""

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.routing import BaseRoute, Route

from spaces.endpoints.audience import audience, shown
from spaces.endpoints.check import probe
from spaces.endpoints.health import livez, readyz
from spaces.endpoints.hls import hls, listen
from spaces.endpoints.join import join
from spaces.endpoints.state import events, state
from spaces.endpoints.webhook import webhook

PARTS = {
    # What a space's slug can be: anything else is not worth a question to Redis or Postgres.
    "slug": "[-a-zA-Z0-9_]{1,80}",
    "unix": "[0-9]{1,12}",
    "signature": "[-a-zA-Z0-9_]{22}",
    "key": "[0-9a-f]{32}",
    "generation": "current|[0-9]{1,10}",
    # Not what a child notes for its successor.
    "hls_file": r"[a-z0-9-]{1,40}\.(?:m3u8|mp4|m4s)",
}
for name, regex in PARTS.items():
    register_url_convertor(name, type(name, (StringConvertor,), {"regex": regex})())

HLS = "/hls/{expires:unix}/{signature:signature}/{key:key}/{generation:generation}/{file:hls_file}"

routes: list[BaseRoute] = [
    Route("/s/{slug:slug}/join", join, methods=["POST"]),
    Route("/s/{slug:slug}/state.json", state, methods=["GET"]),
    Route("/s/{slug:slug}/events", events, methods=["GET"]),
    Route("/s/{slug:slug}/audience.json", audience, methods=["GET"]),
    Route("/s/{slug:slug}/shown", shown, methods=["GET", "POST"]),
    Route("/s/{slug:slug}/listen.m3u8", listen, methods=["GET"]),
    Route(HLS, hls, methods=["GET"]),
    Route("/check/probe", probe, methods=["POST"]),
    Route("/livekit/webhook", webhook, methods=["POST"]),
    Route("/livez", livez, methods=["GET"]),
    Route("/readyz", readyz, methods=["GET"]),
]
