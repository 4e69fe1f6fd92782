"""Signing up and signing out."""

from typing import TYPE_CHECKING, Any, cast

from allauth.account.views import LogoutView, SignupView
from allauth.socialaccount.views import SignupView as SocialSignupView
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from accounts.adapter import invitation_token
from accounts.forms import INVITATION_SESSION_KEY, InvitedForm
from accounts.models import Invitation, User
from accounts.passes import COOKIE


class TakenMeanwhile:
    """Two may choose the same handle or address at the same moment: whoever comes second is told beside the field."""

    if TYPE_CHECKING:
        # The view's own.
        form_invalid: Any

    def form_valid(self, form: InvitedForm) -> HttpResponse:
        try:
            with transaction.atomic():
                return cast("HttpResponse", super().form_valid(form))  # type: ignore[misc]
        except IntegrityError:
            if form.is_still_valid():
                raise
            return cast("HttpResponse", self.form_invalid(form))


@method_decorator(transaction.atomic, name="post")
class SignUp(TakenMeanwhile, SignupView):  # type: ignore[misc]
    """One transaction from the form to the account, so that an invitation held by the form is used once."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "invitation_token": invitation_token(self.request)}


@method_decorator(transaction.atomic, name="post")
class ProviderSignUp(TakenMeanwhile, SocialSignupView):  # type: ignore[misc]
    """The same for whoever comes by way of a provider."""

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
