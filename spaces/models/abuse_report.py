"""What somebody tells the administrators about a space, or about a person in it."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.guests import Guest
from accounts.models import User
from spaces.models.space import Space

WORDS_LENGTH = 2000


class AbuseReportQuerySet(models.QuerySet["AbuseReport"]):
    def open(self) -> "AbuseReportQuerySet":
        """Those that nobody has dealt with, oldest first."""
        return self.filter(closed_at=None).order_by("made_at")


class AbuseReport(models.Model):
    """``about`` is the person it concerns, None for the space as a whole; ``by`` whoever tells it."""

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="abuse_reports")
    about = models.UUIDField(null=True, editable=False)
    by = models.UUIDField(editable=False)
    words = models.TextField(_("What happened?"), max_length=WORDS_LENGTH)
    seq = models.PositiveIntegerField(editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", editable=False)

    objects: ClassVar[AbuseReportQuerySet] = AbuseReportQuerySet.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"report {self.pk} about {self.space}"

    @classmethod
    def make(cls, space: Space, *, by: User | Guest, words: str, about: str | None = None) -> "AbuseReport":
        """Keep it for the administrators. ``seq`` says how far the space's ledger had come."""
        return cls.objects.create(space=space, by=by.person, words=words, about=about, seq=space.last_seq)

    def close(self, *, by: User) -> None:
        """It was dealt with. Closing it twice does nothing."""
        AbuseReport.objects.filter(pk=self.pk, closed_at=None).update(closed_at=Now(), closed_by=by)
