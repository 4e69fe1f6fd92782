"""Signing up and in: allauth's forms with our words and fields."""

from typing import Any

from allauth.account.forms import LoginForm, SignupForm
from allauth.socialaccount.forms import SignupForm as SocialSignupForm
from django import forms
from django.contrib.auth import password_validation
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, User
from accounts.naming import NamedForm

INVITATION_SESSION_KEY = "invitation"


def _without_placeholders(form: forms.Form) -> None:
    """A label says it better, and stays."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


class SignInForm(LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail")
        _without_placeholders(self)


class InvitedForm(NamedForm):
    """Holds the invitation, if there is one, and marks it used by whoever signs up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.invitation: Invitation | None = None
        self.invitation_token: str | None = kwargs.pop("invitation_token", None)
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")
        _without_placeholders(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.invitation_token:
            self.invitation = Invitation.locked(self.invitation_token)
            if self.invitation is None:
                raise forms.ValidationError(_("This invitation has been used or has run out. Ask for a new one."))
        return cleaned

    def save(self, request: HttpRequest) -> User:
        user: User = super().save(request)  # type: ignore[misc]
        if self.invitation:
            self.invitation.redeem(user)
            request.session.pop(INVITATION_SESSION_KEY, None)
        return user


class SignUpForm(InvitedForm, SignupForm):  # type: ignore[misc]
    """E-mail, display name, handle, password; the browser adds the time zone."""

    field_order = ["email", "display_name", "handle", "password1", "timezone"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = " ".join(password_validation.password_validators_help_texts()[1:2])


class ProviderSignUpForm(InvitedForm, SocialSignupForm):  # type: ignore[misc]
    """The same for whoever comes by way of a provider, and needs no password."""

    field_order = ["email", "display_name", "handle", "timezone"]
