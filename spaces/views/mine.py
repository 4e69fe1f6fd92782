"""What people decide about their own place: their hand, and leaving the stage."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from spaces.views.verbs import done, me, space_for


@login_required
@require_POST
def raise_hand(request: HttpRequest, slug: str) -> HttpResponse:
    space = space_for(request, slug)
    space.raise_hand(me(request), note=request.POST.get("note", ""), by=space.actor(me(request)))
    return done(request, space)


@login_required
@require_POST
def lower_hand(request: HttpRequest, slug: str) -> HttpResponse:
    space = space_for(request, slug)
    if hand := space.hands.up().of(me(request).person.hex).first():
        hand.lower(by=space.actor(me(request)))
    return done(request, space)


@login_required
@require_POST
def step_down(request: HttpRequest, slug: str) -> HttpResponse:
    space = space_for(request, slug)
    place = get_object_or_404(space.participants, person=me(request).person)
    place.step_down(by=space.actor(me(request)))
    return done(request, space)
