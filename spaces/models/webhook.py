"""The media server's messages about rooms and stages, each kept once."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

KEPT = timedelta(days=1)
"""Far longer than the five minutes in which a message can be replayed."""


class WebhookDeliveryQuerySet(models.QuerySet["WebhookDelivery"]):
    def old(self) -> "WebhookDeliveryQuerySet":
        return self.filter(received_at__lt=Now() - KEPT)


class WebhookDelivery(models.Model):
    """Unique on LiveKit's ``id``: a message that comes twice, or is replayed, changes nothing."""

    delivery = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=40)
    room = models.CharField(max_length=64, db_index=True)
    received_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects: ClassVar[WebhookDeliveryQuerySet] = WebhookDeliveryQuerySet.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"{self.kind} {self.delivery}"
