"""Times as whoever is signed in reads them."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.context import viewer


class TimezoneMiddleware:
    """Their own zone for whoever is signed in; UTC on pages that everybody shares, where the script says the rest."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        who = viewer(request)
        with timezone.override(ZoneInfo(who.timezone) if who else None):
            return self.get_response(request)
