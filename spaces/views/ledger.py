"""The record of a space, as its host and moderators read it."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from spaces.models.ledger import erase, verify
from spaces.permissions import Permission
from spaces.views.lookups import me, space_for, space_to_decide_in
from spaces.views.timeline import timeline
from spaces.views.viewing import Viewing

A_PAGE = 100


@login_required
@never_cache
def ledger(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest first, a hundred a page: that of ``page``, or where ``entry`` is."""
    space = space_to_decide_in(request, slug, Permission.READ_LEDGER)
    number = request.GET.get("page")
    if (entry := request.GET.get("entry", "")).isascii() and entry.isdecimal() and len(entry) < 10:
        number = str(space.events.filter(seq__gt=int(entry)).count() // A_PAGE + 1)
    page = Paginator(space.events.order_by("-seq").prefetch_related("texts"), A_PAGE).get_page(number)
    context = {
        "view": Viewing(space, me(request)),
        "page": page,
        "entries": timeline(space, list(page)),
        "findings": verify(space),
    }
    return render(request, "spaces/ledger.html", context)


@login_required
@require_POST
def erase_words(request: HttpRequest, slug: str, seq: int) -> HttpResponse:
    space = space_for(request, slug)
    erase(get_object_or_404(space.events, seq=seq), by=space.actor(me(request)))
    return redirect(f"{reverse('space-ledger', args=[slug])}?entry={seq}#entry-{seq}")
