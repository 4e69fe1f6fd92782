"""What people fill in about spaces."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.translation import gettext_lazy as _

from accounts.guests import NAME_LENGTH
from accounts.names import clean_name
from spaces.models import AbuseReport, Space
from spaces.models.ban import REASON_LENGTH
from spaces.models.invitation import MOST_USES

HOUR = 3600
EITHER_WAY = {"dir": "auto"}
"""What people write runs from left to right or from right to left, whichever way the page does."""


class StartField(forms.DateTimeField):
    """A time on the clock of whoever fills it in."""

    def to_python(self, value: Any) -> datetime | None:
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            words = _(
                "The clocks in %(zone)s are changed then: that time does not exist, or comes twice. Choose another."
            )
            raise ValidationError(
                words, code=error.code, params={"zone": timezone.get_current_timezone_name()}
            ) from error


class SpaceForm(forms.ModelForm):  # type: ignore[type-arg]
    """Times are in the zone of whoever fills it in, as their browser says; without script in that of their profile.

    One that the clocks skip or repeat there is refused in words.
    """

    timezone = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    class Meta:
        model = Space
        fields = ("title", "description", "scheduled_for", "visibility", "hands_from", "notes")
        widgets = {
            "title": forms.TextInput(attrs=EITHER_WAY),
            "description": forms.Textarea(attrs={"rows": 3, **EITHER_WAY}),
            "scheduled_for": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            "visibility": forms.RadioSelect,
            "hands_from": forms.RadioSelect,
            "notes": forms.RadioSelect,
        }
        field_classes = {"scheduled_for": StartField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        starts = self.fields["scheduled_for"]
        if at := self.initial.get("scheduled_for"):
            starts.widget.attrs["data-timezone-at"] = at.isoformat()
        zone = format_html('<bdi data-timezone-target="zone">{}</bdi>', self.zone.replace("_", " "))
        words = _("In your time zone, %(zone)s. No date yet? Leave it empty.")
        starts.help_text = format_html(conditional_escape(words).replace("%(zone)s", "{}"), zone)

    @property
    def zone(self) -> str:
        """The one in which its times are read and written."""
        given = self.data.get("timezone", "")
        return given if given in available_timezones() else timezone.get_current_timezone_name()

    def full_clean(self) -> None:
        with timezone.override(ZoneInfo(self.zone)):
            super().full_clean()

    @property
    def words(self) -> dict[str, Any]:
        """As ``Space.schedule`` and ``Space.edit`` take them."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.cleaned_data}


class NewSpaceForm(SpaceForm):
    """Now, or later: only what is for later has a time."""

    when = forms.ChoiceField(
        label=_("When"),
        choices=(("now", _("Now")), ("later", _("Later"))),
        initial="now",
        required=False,
        widget=forms.RadioSelect,
    )
    field_order = ("title", "description", "when", "scheduled_for")


class BanForm(forms.Form):
    """Why, for how long, and whether in all of the host's spaces."""

    LENGTHS = (
        (HOUR, _("An hour")),
        (24 * HOUR, _("A day")),
        (7 * 24 * HOUR, _("A week")),
        (0, _("Permanently")),
    )

    length = forms.TypedChoiceField(label=_("For how long"), choices=LENGTHS, coerce=int, initial=0)
    reason = forms.CharField(label=_("Why (they read it, too)"), max_length=REASON_LENGTH, required=False)
    everywhere = forms.BooleanField(label=_("In all of the host's spaces"), required=False)

    @property
    def terms(self) -> dict[str, Any]:
        """As ``Participant.ban`` takes them."""
        seconds = self.cleaned_data.get("length", 0)
        return {
            "length": timedelta(seconds=seconds) if seconds else None,
            "reason": self.cleaned_data.get("reason", ""),
            "everywhere": self.cleaned_data.get("everywhere", False),
        }


class InvitationForm(forms.Form):
    """For whom a link is, and how often it works."""

    DAYS = ((1, _("A day")), (7, _("A week")), (30, _("A month")))

    whom = forms.CharField(
        label=_("For whom"),
        max_length=NAME_LENGTH,
        required=False,
        help_text=_("So that you tell your links apart. A link for one person suggests it to them as their name."),
        widget=forms.TextInput(attrs=EITHER_WAY),
    )
    uses = forms.IntegerField(label=_("How many people it lets in"), min_value=1, max_value=MOST_USES, initial=1)
    good_for = forms.TypedChoiceField(
        label=_("Works for"), choices=DAYS, coerce=lambda days: timedelta(days=int(days)), initial=7
    )


class GuestForm(forms.Form):
    """The name somebody without an account is shown by."""

    name = forms.CharField(label=_("Your name"), max_length=NAME_LENGTH, widget=forms.TextInput(attrs=EITHER_WAY))

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])


class AbuseReportForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = AbuseReport
        fields = ("words",)
        widgets = {"words": forms.Textarea(attrs={"rows": 4, **EITHER_WAY})}
        help_texts = {"words": _("Say who it was, when, and what they said or did.")}
