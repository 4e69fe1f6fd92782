"""How a verb is answered: a page's script gets 204, a plain form goes back to the space's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from accounts.context import viewer
from accounts.models import User
from spaces.models import Space
from spaces.negotiation import wants_json


def space_for(request: HttpRequest, slug: str) -> Space:
    """The space, if whoever asks may open it; 404 if not."""
    return get_object_or_404(Space.objects.visible_to(viewer(request)), slug=slug)


def me(request: HttpRequest) -> User:
    """Whoever is signed in: for views that require it."""
    assert isinstance(request.user, User)
    return request.user


def done(request: HttpRequest, space: Space) -> HttpResponse:
    return HttpResponse(status=204) if wants_json(request) else redirect(space)
