"""Whom somebody has blocked."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.views.own import myself


@login_required
@never_cache
@require_safe
def blocked(request: HttpRequest) -> HttpResponse:
    blocks = myself(request).blocks.select_related("blocked").order_by("blocked__display_name")
    return render(request, "accounts/settings_blocked.html", {"blocks": blocks, "tab": "blocked"})


@login_required
@require_POST
def block(request: HttpRequest, person: UUID) -> HttpResponse:
    other = get_object_or_404(User, person=person, is_active=True)
    myself(request).block(other)
    if request.headers.get("Accept", "").startswith("application/json"):
        return HttpResponse(status=204)
    messages.success(request, _("You blocked %(name)s. They are not told.") % {"name": other.display_name})
    return redirect(other)


@login_required
@require_POST
def unblock(request: HttpRequest, person: UUID) -> HttpResponse:
    other = get_object_or_404(User, person=person)
    myself(request).unblock(other)
    messages.success(request, _("%(name)s is no longer blocked.") % {"name": other.display_name})
    return redirect("settings-blocked")
