"""The one form about spaces."""

from django import forms

from spaces.models import Space


class SpaceForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Space
        fields = ("title", "description", "visibility")
        widgets = {
            "description": forms.Textarea(attrs={"rows": 3}),
            "visibility": forms.RadioSelect,
        }
