"""A space's page, and making one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.context import viewer
from spaces.exceptions import HostingNotAllowed
from spaces.forms import SpaceForm
from spaces.models import Space
from spaces.permissions import GRANTS, Permission
from spaces.views.shared import shared_page
from spaces.views.verbs import me, space_for


@shared_page
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    space, who = space_for(request, slug), viewer(request)
    person = who.person.hex if who else None
    granted = GRANTS[space.role_of(person)]
    stage = space.participants.on_stage().select_related("user", "space__host")
    on_stage = who is not None and any(place.user_id == who.pk for place in stage)
    can_moderate = Permission.ANSWER_HANDS in granted
    context = {
        "space": space,
        "stage": stage,
        "can_start": Permission.START_SPACE in granted,
        "can_end": Permission.END_SPACE in granted,
        "on_stage": on_stage,
        "can_moderate": can_moderate,
        "can_appoint": Permission.APPOINT_MODERATORS in granted,
        "can_raise": who is not None and not on_stage and space.state == Space.State.LIVE,
        "my_hand": space.hands.up().of(person).first() if person else None,
        "hands": space.hands.up().select_related("participant__user") if can_moderate else [],
        "hands_open": space.hands_open,
        "snapshot_seq": space.last_seq,
        "listeners_peak": space.peak,
    }
    return render(request, "spaces/space_detail.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    host = me(request)
    if not host.can_host:
        raise HostingNotAllowed
    form = SpaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        space = Space.schedule(host=host, **form.cleaned_data)
        if request.POST.get("start") == "now":
            space.start(by=space.actor(host))
        return redirect(space)
    return render(request, "spaces/space_form.html", {"form": form}, status=400 if form.errors else 200)
