"""Everything a browser reaches: static files, the endpoints outside Django, Django, and the websocket."""

import os
from typing import TYPE_CHECKING, cast

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application

if TYPE_CHECKING:
    from starlette.types import ASGIApp

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spaces.settings")
django = cast("ASGIApp", get_asgi_application())

# What follows needs Django's settings and models.
from django.conf import settings  # noqa: E402
from django.urls import path, re_path  # noqa: E402
from servestatic import ServeStaticASGI  # noqa: E402
from starlette.routing import Route, Router  # noqa: E402

from spaces.endpoints import routes  # noqa: E402
from spaces.endpoints.hand import HandDoor  # noqa: E402
from spaces.lanes import Lanes  # noqa: E402
from spaces.live.consumer import NoSpace, SpaceConsumer  # noqa: E402

HASHED = r"^.+\.[0-9a-f]{12}\..+$"

pages = Lanes(
    django, pages=settings.PAGE_LANE, verbs=settings.VERB_LANE, hands=settings.HAND_LANE, line=settings.LANE_LINE
)
hand = Route("/s/{slug:slug}/hand/raise/", HandDoor(pages), methods=["POST"])
http = Router(routes=[*routes, hand], default=pages, redirect_slashes=False)

application = ProtocolTypeRouter(
    {
        "http": ServeStaticASGI(
            http, root=settings.STATIC_ROOT, prefix="/static/", immutable_file_test=HASHED, allow_all_origins=False
        ),
        "websocket": URLRouter([path("ws/s/<slug:slug>/", SpaceConsumer.as_asgi()), re_path("", NoSpace.as_asgi())]),
    }
)
