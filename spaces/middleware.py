"""What is added to every answer: a policy for the browser, and words for a refusal."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from spaces.exceptions import SpaceError
from spaces.templatetags.assets import import_map_hash


class PolicyMiddleware(CSPMiddleware):
    """The settings' policy, and the hash of the one inline script there is: the import map."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        parts.update = {**(parts.update or {}), "script-src": ["'self'", import_map_hash()]}
        return parts


class SpaceErrorMiddleware:
    """Renders every SpaceError that a view lets through, with its status and its words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, SpaceError):
            return None
        context = {"message": exception.message, "code": exception.code, "status": exception.status}
        response = render(request, "spaces/error.html", context, status=exception.status)
        if exception.retry_after:
            response["Retry-After"] = str(exception.retry_after)
        return response
