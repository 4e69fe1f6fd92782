"""What people decide about their own place: their hand, an invitation to the stage, leaving it.

Guests decide too, from a page that is the same for everyone and carries no token: for them Origin takes its place.
"""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from accounts.guests import Guest
from accounts.models import User
from accounts.origin import from_our_page
from spaces.exceptions import NotInvited, OriginRefused
from spaces.models import Participant, Space
from spaces.views.lookups import signed_in_here, space_for, whoever
from spaces.views.verbs import View, done


def of_ones_own(view: View) -> View:
    """A post by whoever has a name. From a session it needs the token, as everywhere; from a pass, our Origin."""
    protected = csrf_protect(view)

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if signed_in_here(request):
            return protected(request, *args, **kwargs)
        if not from_our_page(request):
            raise OriginRefused
        return view(request, *args, **kwargs)

    return csrf_exempt(require_POST(answered))


def own_place(space: Space, who: User | Guest) -> Participant:
    return get_object_or_404(space.participants.select_related("user", "space__host"), person=who.person)


@of_ones_own
def raise_hand(request: HttpRequest, slug: str) -> HttpResponse:
    space, who = space_for(request, slug), whoever(request)
    space.raise_hand(who, note=request.POST.get("note", ""), by=space.actor(who))
    return done(request, space)


@of_ones_own
def lower_hand(request: HttpRequest, slug: str) -> HttpResponse:
    space, who = space_for(request, slug), whoever(request)
    if hand := space.hands.up().of(who.person.hex).first():
        hand.lower(by=space.actor(who))
    return done(request, space)


@of_ones_own
def join_stage(request: HttpRequest, slug: str) -> HttpResponse:
    space, who = space_for(request, slug), whoever(request)
    place = space.participants.select_related("user", "space__host").filter(person=who.person).first()
    if place is None:
        raise NotInvited
    place.join_stage(by=space.actor(who))
    return done(request, space)


@of_ones_own
def decline_stage(request: HttpRequest, slug: str) -> HttpResponse:
    space, who = space_for(request, slug), whoever(request)
    own_place(space, who).decline_stage(by=space.actor(who))
    return done(request, space)


@of_ones_own
def step_down(request: HttpRequest, slug: str) -> HttpResponse:
    space, who = space_for(request, slug), whoever(request)
    own_place(space, who).step_down(by=space.actor(who))
    return done(request, space)
