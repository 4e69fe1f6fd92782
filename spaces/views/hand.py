"""Hands: raising and lowering one's own, answering others'."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from spaces.models import Hand
from spaces.views.answering import done, me, space_for


@login_required
@require_POST
def raise_hand(request: HttpRequest, slug: str) -> HttpResponse:
    space = space_for(request, slug)
    space.raise_hand(me(request), note=request.POST.get("note", ""), by=space.actor(me(request)))
    return done(request, space)


@login_required
@require_POST
def lower(request: HttpRequest, slug: str) -> HttpResponse:
    space = space_for(request, slug)
    if hand := space.hands.up().of(me(request).person.hex).first():
        hand.lower(by=space.actor(me(request)))
    return done(request, space)


def _hand(request: HttpRequest, slug: str, key: UUID) -> Hand:
    return get_object_or_404(space_for(request, slug).hands.select_related("participant__user"), key=key)


@login_required
@require_POST
def accept(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    hand = _hand(request, slug, key)
    hand.accept(by=hand.space.actor(me(request)))
    return done(request, hand.space)


@login_required
@require_POST
def dismiss(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    hand = _hand(request, slug, key)
    hand.dismiss(by=hand.space.actor(me(request)))
    return done(request, hand.space)


@login_required
@require_POST
def open_hands(request: HttpRequest, slug: str) -> HttpResponse:
    space = space_for(request, slug)
    space.open_hands(by=space.actor(me(request)))
    return done(request, space)


@login_required
@require_POST
def close_hands(request: HttpRequest, slug: str) -> HttpResponse:
    space = space_for(request, slug)
    space.close_hands(by=space.actor(me(request)))
    return done(request, space)
