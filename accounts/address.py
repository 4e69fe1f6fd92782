"""Changing an e-mail address: the new one is asked whether it is theirs, the old one is told."""

from dataclasses import asdict, dataclass
from datetime import timedelta

from django import forms
from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User

GOOD_FOR = timedelta(days=1)
SALT = "rostrum.address"


class AddressForm(forms.Form):
    """The address that ``user`` wants to have."""

    email = forms.EmailField(
        label=gettext_lazy("New e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, data: object = None, *, user: User) -> None:
        self.user = user
        super().__init__(data)  # type: ignore[arg-type]

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if email == self.user.email:
            raise forms.ValidationError(_("This is your address already."), code="same")
        if not is_free(email):
            raise forms.ValidationError(_("Somebody else uses this address here."), code="taken")
        return email


def is_free(email: str) -> bool:
    return not User.objects.filter(email__iexact=email).exists()


@dataclass(frozen=True, slots=True)
class Move:
    """From the address that ``user`` has to another: worth nothing once they have another, so it works once."""

    user: int
    old: str
    new: str

    @property
    def link(self) -> str:
        token = signing.dumps(asdict(self), salt=SALT)
        return f"{settings.PUBLIC_URL}{reverse('settings-email-confirm', kwargs={'token': token})}"

    @classmethod
    def read(cls, token: str, user: User) -> "Move | None":
        """What the link says, if it is theirs, fresh and can still be done."""
        try:
            move = cls(**signing.loads(token, salt=SALT, max_age=GOOD_FOR))
        except (signing.BadSignature, TypeError):
            return None
        return move if (move.user, move.old) == (user.pk, user.email) and is_free(move.new) else None

    def ask(self) -> None:
        """Write to the new address."""
        _write("confirm", self.new, _("Is this your address?"), {"link": self.link, "new": self.new})

    def make(self, user: User) -> None:
        """Do it, and tell the old address where mail works."""
        user.change_email(self.new)
        if settings.MAIL_WORKS:
            _write("changed", self.old, _("Your e-mail address was changed"), {"new": self.new})


def _write(what: str, to: str, subject: str, context: dict[str, str]) -> None:
    text = render_to_string(f"accounts/mail/email_{what}.txt", {**context, "site": settings.PUBLIC_URL})
    send_mail(subject, text, None, [to])
