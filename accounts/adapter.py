"""Where allauth asks this project: who may sign up, what an account starts as, and when passes are given."""

import re
from typing import Any
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.forms import INVITATION_SESSION_KEY, SignUpForm
from accounts.guests import NAME_LENGTH
from accounts.models import Invitation, User
from accounts.passes import Pass


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return settings.SIGNUP != "invited" or invitation_token(request) is not None

    def save_user(self, request: HttpRequest, user: User, form: SignUpForm, commit: bool = True) -> User:
        user.display_name, user.handle = form.cleaned_data["display_name"], form.cleaned_data["handle"]
        user.timezone = form.cleaned_data["timezone"]
        if form.invitation and form.invitation.admin:
            user.is_staff = user.is_superuser = True
        elif settings.SIGNUP == "approval" and not form.invitation:
            user.is_active, user.approved_at = False, None
        saved: User = super().save_user(request, user, form, commit)
        return saved

    def set_password(self, user: User, password: str) -> None:
        user.change_password(password)

    def post_login(self, request: HttpRequest, user: User, **context: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **context)
        Pass.for_user(user).give(response)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Without working mail nothing is sent and nothing fails: links are handed over by an administrator."""
        if settings.MAIL_WORKS:
            super().send_mail(template_prefix, email, context)


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Who comes by way of a provider signs up as everybody does; it only fills in the form."""

    def get_signup_form_initial_data(self, sociallogin: Any) -> dict[str, str]:
        told = sociallogin.account.get_provider_account().get_user_data() or {}
        handle = re.sub(r"[^a-z0-9_]", "_", str(told.get("preferred_username", "")).partition("@")[0].lower())
        suggested = {"display_name": str(told.get("name", ""))[:NAME_LENGTH], "handle": handle[:30]}
        return {**super().get_signup_form_initial_data(sociallogin), **suggested}

    def deserialize_instance(self, model: type[Any], data: Any) -> Any:
        """From the session, where somebody waits while the form is filled in, and an id is only text."""
        found = super().deserialize_instance(model, data)
        if isinstance(found, User):
            found.person = UUID(str(found.person))
        return found


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    def is_mfa_enabled(self, user: User, types: Any = None) -> bool:
        return settings.MFA and bool(super().is_mfa_enabled(user, types))


def invitation_token(request: HttpRequest) -> str | None:
    """The token this browser came with, while it can still be used."""
    token = request.session.get(INVITATION_SESSION_KEY)
    return token if token and Invitation.objects.for_token(token).exists() else None
