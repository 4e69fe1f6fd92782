"""A verb at its address: load what I may touch, call it, answer. A page's script gets 204, a plain form the page."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from spaces.models import Actor, Ban, Hand, Invitation, Participant, Space
from spaces.negotiation import wants_json
from spaces.views.lookups import me, space_for

View = Callable[..., HttpResponse]


class OfSpace(Protocol):
    """Such as ``Space.end``."""

    def __call__(self, space: Space, /, *, by: Actor) -> object: ...


class OfHand(Protocol):
    """Such as ``Hand.accept``."""

    def __call__(self, hand: Hand, /, *, by: Actor) -> object: ...


class OfPlace(Protocol):
    """Such as ``Participant.mute``."""

    def __call__(self, place: Participant, /, *, by: Actor) -> object: ...


def done(request: HttpRequest, space: Space) -> HttpResponse:
    """``back`` is what the pressed button of a plain form says about where it stood."""
    if wants_json(request):
        return HttpResponse(status=204)
    return redirect("space-people", space.slug) if request.POST.get("back") == "people" else redirect(space)


def place_in(space: Space, person: UUID) -> Participant:
    """Somebody's place; 404 where they have none."""
    return get_object_or_404(space.participants.select_related("user", "space__host"), person=person)


def on_space(verb: OfSpace) -> View:
    """``POST /s/<slug>/…/``"""

    def post(request: HttpRequest, slug: str) -> HttpResponse:
        space = space_for(request, slug)
        verb(space, by=space.actor(me(request)))
        return done(request, space)

    return login_required(require_POST(post))


def on_hand(verb: OfHand) -> View:
    """``POST /s/<slug>/hands/<key>/…/``"""

    def post(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
        space = space_for(request, slug)
        hand = get_object_or_404(space.hands.select_related("participant__user"), key=key)
        verb(hand, by=space.actor(me(request)))
        return done(request, space)

    return login_required(require_POST(post))


def on_place(verb: OfPlace) -> View:
    """``POST /s/<slug>/people/<person>/…/``"""

    def post(request: HttpRequest, slug: str, person: UUID) -> HttpResponse:
        space = space_for(request, slug)
        verb(place_in(space, person), by=space.actor(me(request)))
        return done(request, space)

    return login_required(require_POST(post))


@login_required
@require_POST
def hand_over(request: HttpRequest, slug: str, person: UUID) -> HttpResponse:
    space = space_for(request, slug)
    space.hand_over(place_in(space, person), by=space.actor(me(request)))
    return done(request, space)


@login_required
@require_POST
def lift_ban(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    space = space_for(request, slug)
    ban: Ban = get_object_or_404(space.bans_holding.select_related("space__host"), key=key)
    ban.lift(by=space.actor(me(request)))
    return done(request, space)


@login_required
@require_POST
def revoke_invitation(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    space = space_for(request, slug)
    invitation: Invitation = get_object_or_404(space.invitations, key=key)
    invitation.revoke(by=space.actor(me(request)))
    return done(request, space)
