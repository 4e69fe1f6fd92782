"""The fields by which people name themselves, wherever they do: signing up, and changing their minds."""

from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.names import clean_name


class NamedForm(forms.Form):
    """``own`` is the account whose handle is no other's: None for one that is being made."""

    own: int | None = None

    display_name = forms.CharField(
        label=_("Display name"), max_length=60, strip=True, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    handle = forms.CharField(
        label=_("Handle"),
        max_length=31,
        help_text=_("2 to 30 lowercase letters, digits and underscores, such as mona_r. This is how others find you."),
    )
    timezone = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def is_still_valid(self) -> bool:
        """Look again, after the database refused what was free a moment ago."""
        self.full_clean()
        return self.is_valid()

    def clean_display_name(self) -> str:
        return clean_name(self.cleaned_data["display_name"])

    def clean_handle(self) -> str:
        handle: str = self.cleaned_data["handle"].lower().removeprefix("@")
        for validator in User._meta.get_field("handle").validators:
            validator(handle)
        if User.objects.filter(handle__iexact=handle).exclude(pk=self.own or 0).exists():
            raise forms.ValidationError(_("This handle is taken. Choose another."), code="taken")
        return handle

    def clean_timezone(self) -> str:
        zone: str = self.cleaned_data["timezone"]
        return zone if zone in available_timezones() else "UTC"
