"""A verb at its address: load what I may touch, call it, answer. A page's script gets 204, a plain form the page."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.context import viewer
from accounts.models import User
from spaces.models import Actor, Hand, Participant, Space
from spaces.negotiation import wants_json

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


def space_for(request: HttpRequest, slug: str) -> Space:
    """The space, if whoever asks may open it; 404 if not."""
    return get_object_or_404(Space.objects.visible_to(viewer(request)), slug=slug)


def me(request: HttpRequest) -> User:
    """Whoever is signed in: for views that require it."""
    assert isinstance(request.user, User)
    return request.user


def done(request: HttpRequest, space: Space) -> HttpResponse:
    return HttpResponse(status=204) if wants_json(request) else redirect(space)


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
        place = get_object_or_404(space.participants.select_related("user"), person=person)
        verb(place, by=space.actor(me(request)))
        return done(request, space)

    return login_required(require_POST(post))
