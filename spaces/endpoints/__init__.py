"""What Django doesn't serve: plain ASGI endpoints for what everybody asks at the same moment. No SQL."""

from starlette.routing import BaseRoute, Route

from spaces.endpoints.health import livez, readyz
from spaces.endpoints.join import join
from spaces.endpoints.state import events, state
from spaces.media.webhooks import webhook

routes: list[BaseRoute] = [
    Route("/s/{slug}/join", join, methods=["POST"]),
    Route("/s/{slug}/state.json", state, methods=["GET"]),
    Route("/s/{slug}/events", events, methods=["GET"]),
    Route("/livekit/webhook", webhook, methods=["POST"]),
    Route("/livez", livez, methods=["GET"]),
    Route("/readyz", readyz, methods=["GET"]),
]
