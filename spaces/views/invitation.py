"""Coming in by a link. Opening it changes nothing, since mail programs open links too; the button does."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.context import viewer
from accounts.guests import Guest
from accounts.origin import from_our_page
from accounts.passes import COOKIE, Pass
from spaces.exceptions import InvitationGone, OriginRefused
from spaces.forms import GuestForm
from spaces.models import Invitation
from spaces.views.lookups import guest


@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def redeem(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Who is signed in comes in as themselves, everybody else by a name."""
    invitation = get_object_or_404(Invitation.objects.for_token(token).select_related("space__host"), space__slug=slug)
    who, known = viewer(request), guest(request)
    if request.method == "GET":
        invitation.space.require_not_over()
        if not invitation.opens_for(who or known):
            raise InvitationGone
    form = GuestForm(
        request.POST or None, initial={"name": (known and known.display_name) or invitation.suggested_name}
    )
    if request.method == "POST":
        if not from_our_page(request):
            raise OriginRefused
        if who:
            invitation.redeem(who)
            return redirect(invitation.space)
        if form.is_valid():
            return _come_in(invitation, Pass.named(Pass.read(request.COOKIES.get(COOKIE)), form.cleaned_data["name"]))
    context = {"invitation": invitation, "form": form}
    return render(request, "spaces/invitation_redeem.html", context, status=400 if form.errors else 200)


def _come_in(invitation: Invitation, held: Pass) -> HttpResponse:
    by_name = Guest.holding(held)
    assert by_name
    invitation.redeem(by_name)
    response = redirect(invitation.space)
    held.give(response)
    return response
