"""What moderators decide about people by filling something in: whom to invite, for how long to ban, a link to share."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.models import User
from spaces.exceptions import PersonNotFound
from spaces.forms import BanForm, InvitationForm
from spaces.models import Invitation, Space
from spaces.permissions import Permission
from spaces.views.lookups import me, space_for, space_to_decide_in
from spaces.views.verbs import done, place_in
from spaces.views.viewing import Viewing


def _people(request: HttpRequest, space: Space, **more: object) -> HttpResponse:
    context = {"view": Viewing(space, me(request)), "ban_form": BanForm(), "invitation_form": InvitationForm(), **more}
    return render(request, "spaces/people_page.html", context)


@login_required
@never_cache
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody with a place, those who are out, and the links."""
    return _people(request, space_to_decide_in(request, slug, Permission.INVITE_TO_STAGE))


@login_required
@never_cache
def people_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Its inner part, which the room's drawer asks for again whenever something happened to somebody."""
    space = space_to_decide_in(request, slug, Permission.INVITE_TO_STAGE)
    return render(request, "spaces/_people.html", {"view": Viewing(space, me(request)), "ban_form": BanForm()})


@login_required
@never_cache
def drawer(request: HttpRequest, slug: str) -> HttpResponse:
    """What host and moderators have beside everybody's page, for a page whose reader has just become one."""
    space = space_to_decide_in(request, slug, Permission.ANSWER_HANDS)
    context = {"view": Viewing(space, me(request)), "space": space, "ban_form": BanForm()}
    return render(request, "spaces/drawer.html", context)


@login_required
@require_POST
def invite_to_stage(request: HttpRequest, slug: str) -> HttpResponse:
    """By handle: for people who have no place here yet."""
    space = space_to_decide_in(request, slug, Permission.INVITE_TO_STAGE)
    handle = request.POST.get("handle", "").replace("\0", "").strip().removeprefix("@")
    user = User.objects.filter(handle__iexact=handle, is_active=True).first()
    if user is None:
        raise PersonNotFound
    space.invite_to_stage(user, by=space.actor(me(request)))
    return done(request, space)


@login_required
@require_POST
def ban(request: HttpRequest, slug: str, person: UUID) -> HttpResponse:
    space = space_for(request, slug)
    form = BanForm(request.POST)
    form.is_valid()  # whatever does not fit is left at what the form starts with: a ban must not wait for it
    place_in(space, person).ban(by=space.actor(me(request)), **form.terms)
    return done(request, space)


@login_required
@require_POST
@never_cache
def make_invitation(request: HttpRequest, slug: str) -> HttpResponse:
    """The link is shown once, in the answer."""
    space = space_to_decide_in(request, slug, Permission.INVITE)
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return _people(request, space, invitation_form=form)
    _made, link = Invitation.make(space, by=space.actor(me(request)), **form.cleaned_data)
    return _people(request, space, link=link)
