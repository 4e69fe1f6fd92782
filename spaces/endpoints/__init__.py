"""What Django doesn't serve: plain ASGI endpoints for what everybody asks at the same moment. No SQL."""

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.routing import BaseRoute, Route

from spaces.endpoints.audience import audience, shown
from spaces.endpoints.check import probe
from spaces.endpoints.health import livez, readyz
from spaces.endpoints.join import join
from spaces.endpoints.state import events, state
from spaces.endpoints.webhook import webhook


class SlugConvertor(StringConvertor):
    """What a space's slug can be: anything else is not worth a question to Redis or Postgres."""

    regex = "[-a-zA-Z0-9_]{1,80}"


register_url_convertor("slug", SlugConvertor())

routes: list[BaseRoute] = [
    Route("/s/{slug:slug}/join", join, methods=["POST"]),
    Route("/s/{slug:slug}/state.json", state, methods=["GET"]),
    Route("/s/{slug:slug}/events", events, methods=["GET"]),
    Route("/s/{slug:slug}/audience.json", audience, methods=["GET"]),
    Route("/s/{slug:slug}/shown", shown, methods=["GET", "POST"]),
    Route("/check/probe", probe, methods=["POST"]),
    Route("/livekit/webhook", webhook, methods=["POST"]),
    Route("/livez", livez, methods=["GET"]),
    Route("/readyz", readyz, methods=["GET"]),
]
