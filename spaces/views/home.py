"""What is live now, what comes next, and what is the viewer's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.context import viewer
from spaces.models import Space
from spaces.views.counted import counted
from spaces.views.shared import shared_page

LISTED = 60


@shared_page
def home(request: HttpRequest) -> HttpResponse:
    """What is one's own comes first, and is not listed again."""
    who = viewer(request)
    shown = Space.objects.listed().visible_to(who)
    mine = Space.objects.hosted_by(who).unfinished().visible_to(who)[:LISTED] if who else []
    others = shown.exclude(host=who) if who else shown
    context = {
        "mine": counted(mine),
        "live": counted(others.live()[:LISTED]),
        "upcoming": others.upcoming().expected()[:LISTED],
    }
    return render(request, "spaces/space_list.html", context)
