"""Signing up and in, and passwords: allauth's forms with our words and fields."""

from typing import Any, ClassVar

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
    SignupForm,
)
from allauth.socialaccount.forms import SignupForm as SocialSignupForm
from django import forms
from django.contrib.auth import password_validation
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, User
from accounts.naming import NamedForm

INVITATION_SESSION_KEY = "invitation"


class OurWords(forms.Form):
    """allauth's form as ours: a label stays, so no placeholder repeats it; the way to a new password is beneath."""

    labels: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            if name in ("password", "oldpassword"):
                field.help_text = ""


class SignInForm(OurWords, LoginForm):  # type: ignore[misc]
    labels: ClassVar = {"login": _("E-mail"), "password": _("Password")}


class ConfirmForm(OurWords, ReauthenticateForm):  # type: ignore[misc]
    labels: ClassVar = {"password": _("Password")}


class ChangeForm(OurWords, ChangePasswordForm):  # type: ignore[misc]
    labels: ClassVar = {
        "oldpassword": _("Current password"),
        "password1": _("New password"),
        "password2": _("New password, again"),
    }


class ChooseForm(OurWords, SetPasswordForm):  # type: ignore[misc]
    labels: ClassVar = {"password1": _("Password"), "password2": _("Password, again")}


class ForgottenForm(OurWords, ResetPasswordForm):  # type: ignore[misc]
    labels: ClassVar = {"email": _("E-mail")}


class ByLinkForm(OurWords, ResetPasswordKeyForm):  # type: ignore[misc]
    labels: ClassVar = {"password1": _("New password"), "password2": _("New password, again")}


class InvitedForm(OurWords, NamedForm):
    """Holds the invitation, if there is one, and marks it used by whoever signs up."""

    labels: ClassVar = {"email": _("E-mail"), "password1": _("Password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.invitation: Invitation | None = None
        self.invitation_token: str | None = kwargs.pop("invitation_token", None)
        super().__init__(*args, **kwargs)

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
