"""Pages that many people load at once."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_cache_control, patch_vary_headers

from accounts.context import viewer

compressed = GZipMiddleware(lambda _request: HttpResponse())
"""Only for pages that hold nobody's secrets: beside what somebody else chose, a compressed secret can be guessed."""

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def shared_page(view: View[P]) -> View[P]:
    """Without a session cookie the same for everyone, compressed and kept for a second; with one private."""

    @wraps(view)
    def answered(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_vary_headers(response, ["Cookie"])
        if response.has_header("Cache-Control"):
            return response
        if viewer(request):
            patch_cache_control(response, private=True, no_store=True)
        elif settings.SESSION_COOKIE_NAME not in request.COOKIES:
            patch_cache_control(response, public=True, max_age=1)
            return cast("HttpResponse", compressed.process_response(request, response))
        return response

    return cast("View[P]", answered)
