"""What administrators do for people: let in, keep out, invite, name hosts, hand over a password link."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.decorators import user_passes_test
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.links import password_link as link_to_choose_a_password
from accounts.models import Invitation, User


def _is_administrator(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Somebody who signed in but is none gets 403, not a sign-in page that can't help them."""
    if user.is_authenticated and not (isinstance(user, User) and user.is_staff):
        raise PermissionDenied
    return user.is_authenticated


for_administrators = user_passes_test(_is_administrator)


def _page(request: HttpRequest, link: str | None = None) -> HttpResponse:
    q = request.GET.get("q", "").replace("\0", "").strip()
    context = {
        "awaiting": User.objects.awaiting_approval(),
        "people": User.objects.let_in(called=q),
        "q": q,
        "invitations": Invitation.objects.open().order_by("-created_at"),
        "hosting": settings.HOSTING,
        "link": link,
    }
    return render(request, "accounts/person_list.html", context)


@for_administrators
@never_cache
def people(request: HttpRequest) -> HttpResponse:
    return _page(request)


@for_administrators
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User.objects.awaiting_approval(), pk=pk)
    user.approve()
    messages.success(request, _("%(name)s can sign in now.") % {"name": user.display_name})
    return redirect("people")


@for_administrators
@require_POST
def turn_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing is kept of somebody who was never let in, so that they may ask again."""
    user = get_object_or_404(User.objects.awaiting_approval(), pk=pk)
    name = user.display_name
    user.delete_account()
    messages.success(request, _("%(name)s was turned away, and their account is deleted.") % {"name": name})
    return redirect("people")


@for_administrators
@require_POST
def suspend(request: HttpRequest, pk: int) -> HttpResponse:
    """Anybody but oneself: so an administrator is always left."""
    user = get_object_or_404(User.objects.let_in().exclude(pk=request.user.pk or 0), pk=pk)
    user.suspend()
    messages.success(request, _("%(name)s is signed out everywhere and kept out.") % {"name": user.display_name})
    return redirect("people")


@for_administrators
@require_POST
def reinstate(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User.objects.let_in(), pk=pk)
    user.reinstate()
    messages.success(request, _("%(name)s can sign in again.") % {"name": user.display_name})
    return redirect("people")


@for_administrators
@require_POST
def set_hosting(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    user.let_host(request.POST.get("may_host") == "yes")
    return redirect("people")


@for_administrators
@require_POST
@never_cache
def invite(request: HttpRequest) -> HttpResponse:
    return _page(request, link=Invitation.issue(by=get_object_or_404(User, pk=request.user.pk)))


@for_administrators
@require_POST
def revoke_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(Invitation.objects.open(), pk=pk).revoke()
    messages.success(request, _("That invitation no longer works."))
    return redirect("people")


@for_administrators
@require_POST
@never_cache
def password_link(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, link=link_to_choose_a_password(get_object_or_404(User, pk=pk)))
