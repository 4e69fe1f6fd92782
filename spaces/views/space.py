"""A space's page; making one, and changing its words and times."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods, require_POST

from spaces.exceptions import HostingNotAllowed, TimeUnclear
from spaces.forms import BanForm, InvitationForm, NewSpaceForm, SpaceForm
from spaces.models import Space
from spaces.permissions import Permission
from spaces.views.lookups import eyes, me, space_for, space_to_decide_in
from spaces.views.shared import shared_page
from spaces.views.verbs import done
from spaces.views.viewing import Viewing


@shared_page
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    space = space_for(request, slug)
    context = {
        "view": Viewing(space, eyes(request, space)),
        "space": space,
        "ban_form": BanForm(),
        "invitation_form": InvitationForm(),
    }
    response = render(request, "spaces/space_detail.html", context)
    if space.private:
        patch_cache_control(response, private=True, no_store=True)
    return response


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    host = me(request)
    if not host.can_host:
        raise HostingNotAllowed
    form, now = NewSpaceForm(request.POST or None), request.POST.get("start") == "now"
    if request.method == "POST" and form.is_valid():
        space = Space.schedule(host=host, **form.words | ({"scheduled_for": None} if now else {}))
        if now:
            space.start(by=space.actor(host))
        return redirect(space)
    return render(request, "spaces/space_form.html", {"form": form}, status=400 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """The space is not the form's to save: the verb is asked with what it says."""
    space = space_to_decide_in(request, slug, Permission.EDIT_SPACE)
    space.require_not_over()
    form = SpaceForm(request.POST or None, initial={name: getattr(space, name) for name in SpaceForm.Meta.fields})
    if space.state == Space.State.LIVE:
        del form.fields["scheduled_for"]
    if request.method == "POST" and form.is_valid():
        space.edit(by=space.actor(me(request)), **{"scheduled_for": space.scheduled_for, **form.words})
        return redirect(space)
    context = {"form": form, "space": space}
    return render(request, "spaces/space_form.html", context, status=400 if form.errors else 200)


@login_required
@require_POST
def postpone(request: HttpRequest, slug: str) -> HttpResponse:
    """``scheduled_for``: ISO 8601 with a zone, or empty for a time not known yet."""
    space = space_for(request, slug)
    field, given = SpaceForm.base_fields["scheduled_for"], request.POST.get("scheduled_for", "")
    try:
        scheduled_for = field.clean(parse_datetime(given) or given)
    except (ValidationError, ValueError) as error:  # the other is parse_datetime's, of a 30th of February
        raise TimeUnclear from error
    space.postpone(scheduled_for, by=space.actor(me(request)))
    return done(request, space)


@login_required
@require_POST
def pin(request: HttpRequest, slug: str) -> HttpResponse:
    """``words``: a message or a link for everybody, at most 280 characters."""
    space = space_for(request, slug)
    space.pin(request.POST.get("words", ""), by=space.actor(me(request)))
    return done(request, space)
