"""A link that lets somebody into a space: for one person or a few, for a while, until it is revoked."""

from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import TYPE_CHECKING, ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse

from accounts.guests import NAME_LENGTH, Guest
from accounts.models import User
from spaces.events import InvitationMade, InvitationRedeemed, InvitationRevoked
from spaces.exceptions import InvitationGone
from spaces.models.actor import Actor
from spaces.models.event import instant
from spaces.models.participant import Participant
from spaces.permissions import Permission

if TYPE_CHECKING:
    from spaces.models.space import Space

GOOD_FOR = timedelta(days=7)
MOST_USES = 1000


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> "InvitationQuerySet":
        """Those that still let somebody in."""
        return self.filter(revoked_at=None, expires_at__gt=Now(), used__lt=models.F("uses"))

    def for_token(self, token: str) -> "InvitationQuerySet":
        return self.filter(digest=_digest(token))


class Invitation(models.Model):
    """``uses`` is how many people it lets in, ``used`` how many it has. Only the token's digest is kept."""

    space = models.ForeignKey("spaces.Space", on_delete=models.PROTECT, related_name="invitations")
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    whom = models.CharField(max_length=NAME_LENGTH, blank=True)
    uses = models.PositiveIntegerField(default=1)
    used = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects: ClassVar[InvitationQuerySet] = InvitationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(used__lte=models.F("uses")), name="no_more_uses_than_it_has")
        ]

    def __str__(self) -> str:
        return f"invitation {self.key} to {self.space_id}"

    @classmethod
    def make(
        cls, space: "Space", *, by: Actor, whom: str = "", uses: int = 1, good_for: timedelta = GOOD_FOR
    ) -> tuple["Invitation", str]:
        """Make one and return it with its address: the only time the token is seen."""
        token = token_urlsafe(24)
        with space.changing(by, Permission.INVITE) as change:
            space.require_not_over()
            made = cls.objects.create(
                space=space,
                digest=_digest(token),
                whom=whom,
                uses=max(1, min(uses, MOST_USES)),
                made_at=change.at,
                expires_at=change.at + good_for,
            )
            change.record(
                InvitationMade(invitation=made.key.hex, uses=made.uses, until=instant(made.expires_at), whom=whom)
            )
        path = reverse("invitation-redeem", kwargs={"slug": space.slug, "token": token})
        return made, f"{settings.PUBLIC_URL}{path}"

    def revoke(self, *, by: Actor) -> None:
        """Let nobody in by it any more. Revoking twice does nothing."""
        with self.space.changing(by, Permission.INVITE, self) as change:
            if self.revoked_at:
                return
            self.revoked_at = change.at
            self.save(update_fields=["revoked_at"])
            change.record(InvitationRevoked(invitation=self.key.hex))

    def redeem(self, who: User | Guest) -> Participant:
        """Let somebody in. Whoever is in already uses nothing up. Raises InvitationGone, or Banned."""
        with self.space.changing(Actor.of(who), Permission.REDEEM_INVITATION, self) as change:
            self.space.require_not_over()
            self.space.require_not_banned(who.person.hex)
            place: Participant = self.space.place_of(who)
            if self.space.lets_in(who.person.hex):
                return place
            if not self.is_open(change.at):
                raise InvitationGone
            self.used += 1
            self.save(update_fields=["used"])
            place.admit(change)
            change.record(InvitationRedeemed(invitation=self.key.hex, person=who.person.hex))
        return place

    @property
    def left(self) -> int:
        """How many more people it lets in."""
        return self.uses - self.used

    @property
    def suggested_name(self) -> str:
        """Whom it is for, where that is one person."""
        return self.whom if self.uses == 1 else ""

    def opens_for(self, who: User | Guest | None) -> bool:
        """Whether it is worth showing: to whoever was let in, and to others while it lets anybody in."""
        let_in = who and self.space.participants.admitted().filter(person=who.person).exists()
        return bool(let_in) or type(self).objects.open().filter(pk=self.pk).exists()

    def is_open(self, at: datetime) -> bool:
        """Whether it lets anybody in at that time."""
        return self.revoked_at is None and self.expires_at > at and self.used < self.uses


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
