"""What can't be undone asks first: the page's script in a sheet, and for pages without it the verb's own address."""

from asgiref.sync import async_to_sync
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from spaces.exceptions import SpaceStarted
from spaces.live.here import here
from spaces.live.redis import RedisError
from spaces.models import Space
from spaces.permissions import Permission
from spaces.views.lookups import space_to_decide_in
from spaces.views.verbs import on_space


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, slug: str) -> HttpResponse:
    """``GET`` asks, ``POST`` ends."""
    if request.method == "POST":
        return on_space(Space.end)(request, slug)
    space = space_to_decide_in(request, slug, Permission.END_SPACE)
    space.require_live()
    return render(request, "spaces/space_end.html", {"space": space, "listening": _listening(space)})


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, slug: str) -> HttpResponse:
    """``GET`` asks, ``POST`` cancels."""
    if request.method == "POST":
        return on_space(Space.cancel)(request, slug)
    space = space_to_decide_in(request, slug, Permission.CANCEL_SPACE)
    if space.state == Space.State.LIVE:
        raise SpaceStarted
    space.require_not_over()
    return render(request, "spaces/space_cancel.html", {"space": space})


def _listening(space: Space) -> int | None:
    """How many are there; None where the live part can't say: a space is ended without it."""
    try:
        return async_to_sync(here)(space.slug)
    except RedisError:
        return None
