"""Telling the administrators about a space, or about somebody in it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spaces.forms import AbuseReportForm
from spaces.models import AbuseReport
from spaces.views.lookups import me, space_for
from spaces.views.verbs import place_in


@login_required
@require_http_methods(["GET", "POST"])
def report_abuse(request: HttpRequest, slug: str, person: UUID | None = None) -> HttpResponse:
    """About the space or, with ``person``, about somebody in it."""
    space = space_for(request, slug)
    about = place_in(space, person) if person else None
    form = AbuseReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        AbuseReport.make(
            space, by=me(request), words=form.cleaned_data["words"], about=about.person.hex if about else None
        )
        messages.success(request, _("Thank you. An administrator will look at it."))
        return redirect(space)
    context = {"space": space, "about": about, "form": form}
    return render(request, "spaces/abuse_report.html", context, status=400 if form.errors else 200)
