"""People on stage: stepping down oneself, moving, muting and appointing others."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from spaces.models import Participant
from spaces.views.answering import done, me, space_for


def _place(request: HttpRequest, slug: str, person: UUID) -> Participant:
    return get_object_or_404(space_for(request, slug).participants.select_related("user"), person=person)


@login_required
@require_POST
def step_down(request: HttpRequest, slug: str) -> HttpResponse:
    place = _place(request, slug, me(request).person)
    place.step_down(by=place.space.actor(me(request)))
    return done(request, place.space)


@login_required
@require_POST
def move_to_audience(request: HttpRequest, slug: str, person: UUID) -> HttpResponse:
    place = _place(request, slug, person)
    place.move_to_audience(by=place.space.actor(me(request)))
    return done(request, place.space)


@login_required
@require_POST
def mute(request: HttpRequest, slug: str, person: UUID) -> HttpResponse:
    place = _place(request, slug, person)
    place.mute(by=place.space.actor(me(request)))
    return done(request, place.space)


@login_required
@require_POST
def appoint(request: HttpRequest, slug: str, person: UUID) -> HttpResponse:
    place = _place(request, slug, person)
    place.appoint(by=place.space.actor(me(request)))
    return done(request, place.space)


@login_required
@require_POST
def dismiss(request: HttpRequest, slug: str, person: UUID) -> HttpResponse:
    place = _place(request, slug, person)
    place.dismiss(by=place.space.actor(me(request)))
    return done(request, place.space)


@login_required
@require_POST
def mute_all(request: HttpRequest, slug: str) -> HttpResponse:
    space = space_for(request, slug)
    space.mute_all(by=space.actor(me(request)))
    return done(request, space)
