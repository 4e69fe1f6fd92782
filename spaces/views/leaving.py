"""Deleting one's own account."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.passes import COOKIE
from spaces.models import Space
from spaces.models.leaving import delete_account, successor_in
from spaces.views.lookups import me


@login_required
@never_cache
@reauthentication_required  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """What would become of each space is said first; deleting wants their handle typed."""
    user = me(request)
    if request.method == "POST" and _typed(request) == user.handle:
        delete_account(user)
        logout(request)
        messages.success(request, _("Your account is deleted."))
        response = redirect("home")
        response.delete_cookie(COOKIE)
        return response
    spaces = [(space, successor_in(space)) for space in Space.objects.hosted_by(user).unfinished()]
    context = {"spaces": spaces, "tab": "delete", "typed": _typed(request), "wrong": request.method == "POST"}
    return render(request, "profiles/delete.html", context, status=400 if context["wrong"] else 200)


def _typed(request: HttpRequest) -> str:
    return request.POST.get("handle", "").strip().lower().removeprefix("@")
