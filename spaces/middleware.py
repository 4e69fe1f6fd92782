"""What is added to every answer: a policy for the browser, and words for a refusal."""

import logging
from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from spaces.exceptions import DatabaseUnavailable, LiveUnavailable, SpaceError
from spaces.live.redis import RedisError
from spaces.negotiation import wants_json
from spaces.templatetags.assets import import_map_hash

log = logging.getLogger(__name__)


class PolicyMiddleware(CSPMiddleware):
    """The settings' policy, and the hash of the one inline script there is: the import map."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        parts.update = {**(parts.update or {}), "script-src": ["'self'", import_map_hash()]}
        return parts


NOT_THERE: dict[type[Exception], type[SpaceError]] = {
    OperationalError: DatabaseUnavailable,
    InterfaceError: DatabaseUnavailable,
    InternalError: DatabaseUnavailable,
    RedisError: LiveUnavailable,
}
"""What a system that is gone, or takes no writes, raises; and what people are told."""


class SpaceErrorMiddleware:
    """Renders every SpaceError that a view lets through, with its status and its words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        refusal = _refusal(exception)
        if refusal is None:
            return None
        if refusal is not exception:
            log.error("%s: %s", request.path, exception)
        response = _rendered(request, refusal)
        if refusal.retry_after:
            response["Retry-After"] = str(refusal.retry_after)
        return response


def _refusal(exception: Exception) -> SpaceError | None:
    if isinstance(exception, SpaceError):
        return exception
    return next((told() for kind, told in NOT_THERE.items() if isinstance(exception, kind)), None)


def _rendered(request: HttpRequest, refusal: SpaceError) -> HttpResponse:
    if wants_json(request):
        body = {"error": refusal.code, "message": str(refusal.message), "cause": refusal.cause}
        return JsonResponse({name: value for name, value in body.items() if value}, status=refusal.status)
    context = {"message": refusal.message, "code": refusal.code, "status": refusal.status}
    if isinstance(refusal, DatabaseUnavailable):
        # Any other page asks the database who is looking.
        return HttpResponse(render_to_string("503.html", context), status=refusal.status)
    return render(request, "spaces/error.html", context, status=refusal.status)
