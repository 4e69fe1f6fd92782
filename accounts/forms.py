"""Signing up and in: allauth's forms with our words and fields."""

from typing import Any
from zoneinfo import available_timezones

from allauth.account.forms import LoginForm, SignupForm
from django import forms
from django.contrib.auth import password_validation
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, User
from accounts.names import clean_name

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


class SignUpForm(SignupForm):  # type: ignore[misc]
    """E-mail, display name, handle, password; the browser adds the time zone. Holds the invitation, if there is one."""

    field_order = ["email", "display_name", "handle", "password1", "timezone"]

    display_name = forms.CharField(label=_("Display name"), max_length=60, strip=True)
    handle = forms.CharField(
        label=_("Handle"),
        max_length=31,
        help_text=_("2 to 30 small letters, digits and underscores. This is how others find you."),
    )
    timezone = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.invitation: Invitation | None = None
        self.invitation_token: str | None = kwargs.pop("invitation_token", None)
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")
        self.fields["password1"].help_text = " ".join(password_validation.password_validators_help_texts()[1:2])
        _without_placeholders(self)

    def clean_display_name(self) -> str:
        return clean_name(self.cleaned_data["display_name"])

    def clean_handle(self) -> str:
        handle: str = self.cleaned_data["handle"].lower().removeprefix("@")
        for validator in User._meta.get_field("handle").validators:
            validator(handle)
        if User.objects.filter(handle__iexact=handle).exists():
            raise forms.ValidationError(_("This handle is taken. Choose another."), code="taken")
        return handle

    def clean_timezone(self) -> str:
        zone: str = self.cleaned_data["timezone"]
        return zone if zone in available_timezones() else "UTC"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.invitation_token:
            self.invitation = Invitation.locked(self.invitation_token)
            if self.invitation is None:
                raise forms.ValidationError(_("This invitation has been used or has run out. Ask for a new one."))
        return cleaned

    def save(self, request: HttpRequest) -> User:
        user: User = super().save(request)
        if self.invitation:
            self.invitation.redeem(user)
            request.session.pop(INVITATION_SESSION_KEY, None)
        return user
