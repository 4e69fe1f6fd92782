"""Signing up, signing out and renewing a pass."""

from typing import Any

from allauth.account.views import LogoutView, SignupView
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.adapter import invitation_token
from accounts.forms import INVITATION_SESSION_KEY
from accounts.models import Invitation, User
from accounts.passes import COOKIE, Pass


@method_decorator(transaction.atomic, name="post")
class SignUp(SignupView):  # type: ignore[misc]
    """One transaction from the form to the account, so that an invitation held by the form is used once."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "invitation_token": invitation_token(self.request)}


class SignOut(LogoutView):  # type: ignore[misc]
    """Leaving ends the session and makes the passes worthless."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if isinstance(request.user, User):
            request.user.raise_epoch()
        response: HttpResponse = super().post(request, *args, **kwargs)
        response.delete_cookie(COOKIE)
        return response


@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Remember the invitation and go to sign up."""
    if not Invitation.objects.for_token(token).exists():
        return render(request, "accounts/invitation_gone.html", status=410)
    request.session[INVITATION_SESSION_KEY] = token
    return redirect("account_signup")


@csrf_exempt
@require_POST
def renew_pass(request: HttpRequest) -> HttpResponse:
    """A fresh pass for whoever the session says this is.

    A shared page, which has no token, may be the one that asks; so Origin takes the token's place. It must be there:
    another site's post comes without the session and would make a stranger of somebody signed in.
    """
    if request.headers.get("Origin") != f"{request.scheme}://{request.get_host()}":
        raise PermissionDenied
    user = request.user
    held = Pass.for_user(user) if isinstance(user, User) else Pass.for_nobody_in_particular()
    response = HttpResponse(status=204)
    held.give(response)
    return response
