"""A person's durable place in a space. A mere listener has none: they live in Redis."""

from typing import ClassVar

from django.db import models

from accounts.models import User


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def on_stage(self) -> "ParticipantQuerySet":
        """Those who may speak, first come first."""
        return self.exclude(on_stage_since=None).order_by("on_stage_since", "pk")


class Participant(models.Model):
    """``person`` is the id of their pass. Who is host is the space's to say; a place on stage is not a role."""

    space = models.ForeignKey("spaces.Space", on_delete=models.PROTECT, related_name="participants")
    person = models.UUIDField()
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    on_stage_since = models.DateTimeField(null=True)

    objects: ClassVar[ParticipantQuerySet] = ParticipantQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space", "person"], name="one_place_a_person")]

    def __str__(self) -> str:
        return f"{self.person} in {self.space_id}"

    @property
    def on_stage(self) -> bool:
        return self.on_stage_since is not None

    @property
    def name(self) -> str:
        return self.user.display_name if self.user else ""

    @property
    def handle(self) -> str | None:
        return self.user.handle if self.user else None

    @property
    def role(self) -> str:
        return str(self.space.role_of(self.person.hex))
