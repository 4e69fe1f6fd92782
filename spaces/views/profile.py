"""Somebody's public page: who they are, and what they host."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.context import viewer
from accounts.models import User
from spaces.models import Space
from spaces.views.counted import counted
from spaces.views.shared import shared_page

LISTED = 30


@shared_page
def profile(request: HttpRequest, handle: str) -> HttpResponse:
    """Only what anybody may find is listed, also to those who could open more."""
    person = get_object_or_404(User, handle__iexact=handle, is_active=True)
    if person.handle != handle:
        return redirect(person)
    who = viewer(request)
    hosted = Space.objects.hosted_by(person).listed().visible_to(who)
    context = {
        "person": person,
        "own": who == person,
        "blocked": who is not None and who.has_blocked(person),
        "live": counted(hosted.live()[:LISTED]),
        "upcoming": hosted.upcoming().expected()[:LISTED],
        "past": hosted.past()[:LISTED],
    }
    return render(request, "profiles/profile.html", context)
