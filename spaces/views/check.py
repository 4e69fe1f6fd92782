"""Whether somebody's browser and network let them listen and speak: the script on the page finds out."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from spaces.views.shared import shared_page


@require_safe
@shared_page
def check(request: HttpRequest) -> HttpResponse:
    context = {"site": request.get_host(), "media": urlsplit(settings.LIVEKIT_PUBLIC_URL).netloc}
    return render(request, "spaces/connection_check.html", context)
