"""A one-time link that lets somebody sign up: the way the first administrator comes in."""

from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.timezone import now

from accounts.models.user import User


def _expiry() -> datetime:
    return now() + settings.INVITATION_MAX_AGE


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> "InvitationQuerySet":
        """Those that can still be used."""
        return self.filter(used_at=None, expires_at__gt=Now())

    def for_token(self, token: str) -> "InvitationQuerySet":
        return self.open().filter(digest=_digest(token))


class Invitation(models.Model):
    """Good for one account within a week. Only the token's digest is kept; the link is shown once."""

    digest = models.CharField(max_length=64, unique=True)
    admin = models.BooleanField(default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(default=_expiry)
    used_at = models.DateTimeField(null=True)
    used_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar[InvitationQuerySet] = InvitationQuerySet.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @classmethod
    def issue(cls, *, admin: bool = False, by: User | None = None) -> str:
        """Make one and return its address: the only time the token is seen."""
        token = token_urlsafe(24)
        cls.objects.create(digest=_digest(token), admin=admin, created_by=by)
        return f"{settings.PUBLIC_URL}{reverse('invitation', kwargs={'token': token})}"

    @classmethod
    def locked(cls, token: str) -> "Invitation | None":
        """The open invitation for ``token``, held until the transaction ends so that only one account uses it."""
        return cls.objects.for_token(token).select_for_update().first()

    def revoke(self) -> None:
        """Let nobody in by it any more."""
        Invitation.objects.open().filter(pk=self.pk).update(expires_at=Now())

    def redeem(self, user: User) -> None:
        """Mark it used by ``user``, in the transaction that holds it."""
        self.used_by_id, self.used_at = user.pk, now()
        self.save(update_fields=["used_by", "used_at"])
