"""What is live now, what comes next, and what is the viewer's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.context import viewer
from spaces.models import Space
from spaces.views.shared import shared_page

LISTED = 60


@shared_page
def home(request: HttpRequest) -> HttpResponse:
    who = viewer(request)
    shown = Space.objects.listed().visible_to(who)
    context = {
        "live": shown.live()[:LISTED],
        "upcoming": shown.upcoming().expected()[:LISTED],
        "mine": Space.objects.hosted_by(who).unfinished().visible_to(who)[:LISTED] if who else [],
    }
    return render(request, "spaces/space_list.html", context)
