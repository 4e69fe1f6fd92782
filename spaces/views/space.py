"""A space's page and what its host does with it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.context import viewer
from accounts.models import User
from spaces.exceptions import HostingNotAllowed
from spaces.forms import SpaceForm
from spaces.models import Space
from spaces.permissions import GRANTS, Permission
from spaces.views.shared import shared_page


def _space(request: HttpRequest, slug: str) -> Space:
    return get_object_or_404(Space.objects.visible_to(viewer(request)), slug=slug)


def _me(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


@shared_page
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    space, who = _space(request, slug), viewer(request)
    granted = GRANTS[space.role_of(who.person.hex if who else None)]
    stage = space.participants.on_stage().select_related("user", "space__host")
    context = {
        "space": space,
        "stage": stage,
        "can_start": Permission.START_SPACE in granted,
        "can_end": Permission.END_SPACE in granted,
        "on_stage": who is not None and any(place.user_id == who.pk for place in stage),
        "snapshot_seq": space.last_seq,
        "listeners_peak": space.peak,
    }
    return render(request, "spaces/space_detail.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    me = _me(request)
    if not me.can_host:
        raise HostingNotAllowed
    form = SpaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        space = Space.schedule(host=me, **form.cleaned_data)
        if request.POST.get("start") == "now":
            space.start(by=space.actor(me))
        return redirect(space)
    return render(request, "spaces/space_form.html", {"form": form}, status=400 if form.errors else 200)


@login_required
@require_POST
def start(request: HttpRequest, slug: str) -> HttpResponse:
    space = _space(request, slug)
    space.start(by=space.actor(_me(request)))
    return redirect(space)


@login_required
@require_POST
def end(request: HttpRequest, slug: str) -> HttpResponse:
    space = _space(request, slug)
    space.end(by=space.actor(_me(request)))
    return redirect(space)
