"""Passes given outside sign-in: a fresh one for a session, a name for a guest, and whether audiences show it.

A shared page, which carries no token, may be the one that asks; so Origin takes the token's place. It must be there:
another site's post comes without the session and would make a stranger of somebody signed in.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.context import viewer
from accounts.models import User
from accounts.names import clean_name
from accounts.origin import from_our_page
from accounts.passes import COOKIE, Pass


def _require_our_page(request: HttpRequest) -> None:
    if not from_our_page(request):
        raise PermissionDenied


@csrf_exempt
@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """A fresh pass for whoever the session says this is."""
    _require_our_page(request)
    user = request.user
    return _given(Pass.for_user(user) if isinstance(user, User) else Pass.for_nobody_in_particular())


@csrf_exempt
@require_POST
def give_name(request: HttpRequest) -> HttpResponse:
    """``name``: what a guest is called from now on, as the person they are. Who is signed in keeps their own."""
    _require_our_page(request)
    if who := viewer(request):
        return _given(Pass.for_user(who))
    try:
        name = clean_name(request.POST.get("name", ""))
    except ValidationError as error:
        return JsonResponse({"error": "bad_name", "message": error.messages[0]}, status=400)
    return _given(Pass.named(Pass.read(request.COOKIES.get(COOKIE)), name))


@csrf_exempt
@require_POST
def choose_shown(request: HttpRequest) -> HttpResponse:
    """``shown``: 1 to be shown by name in audiences, 0 to be only counted. An account's choice lasts."""
    _require_our_page(request)
    if (shown := request.POST.get("shown")) not in ("0", "1"):
        return JsonResponse({"error": "bad_choice", "message": _("Choose to be shown, or only counted.")}, status=400)
    if who := viewer(request):
        who.show_in_audiences(shown == "1")
        return _given(Pass.for_user(who))
    held = Pass.read(request.COOKIES.get(COOKIE))
    if held is None or held.account is not None or not held.name:
        return JsonResponse({"error": "name_needed", "message": _("Give a name first, to be shown by it.")}, status=401)
    return _given(held.showing(shown == "1"))


def _given(held: Pass) -> HttpResponse:
    response = HttpResponse(status=204)
    held.give(response)
    return response
