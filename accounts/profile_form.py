"""What people say of themselves on their settings page."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.models.profile import BIO_LENGTH
from accounts.names import clean_lines
from accounts.naming import NamedForm
from accounts.pictures import FORMATS, square


class ProfileForm(NamedForm):
    """Asked about ``user``, whom it leaves as they are: the verbs are called with what it says."""

    field_order = ["display_name", "handle", "bio", "timezone"]

    bio = forms.CharField(
        label=_("About you"),
        required=False,
        max_length=BIO_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("At most 500 characters. Everybody can read it."),
    )
    timezone = forms.ChoiceField(  # type: ignore[assignment]
        label=_("Time zone"),
        choices=lambda: [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones())],
    )

    def __init__(self, data: Any = None, *, user: User) -> None:
        self.own = user.pk
        super().__init__(data, initial={name: getattr(user, name) for name in self.field_order or []})

    def clean_bio(self) -> str:
        return clean_lines(self.cleaned_data["bio"])


class PictureForm(forms.Form):
    """``webp`` is what is kept of a picture that fits."""

    picture = forms.FileField(
        label=_("Picture"),
        help_text=_("JPEG, PNG, WebP or GIF, at most 8 MB. It is cropped to a square."),
        widget=forms.FileInput(attrs={"accept": ",".join(f"image/{one.lower()}" for one in FORMATS)}),
    )
    webp: bytes

    def clean_picture(self) -> bytes:
        given: UploadedFile[bytes] = self.cleaned_data["picture"]
        self.webp = square(given)
        return self.webp
