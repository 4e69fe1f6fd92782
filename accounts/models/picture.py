"""The picture of a person: kept in the database, so that every web process has it and a deletion is one."""

from hashlib import sha256
from typing import ClassVar

from django.conf import settings
from django.db import models


def digest_of(webp: bytes) -> str:
    return sha256(webp).hexdigest()[:32]


class Picture(models.Model):
    """A small WebP, as ``accounts.pictures`` writes it. Its address holds the digest: a new picture has a new one."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_picture")
    webp = models.BinaryField()
    digest = models.CharField(max_length=32)

    objects: ClassVar[models.Manager["Picture"]] = models.Manager()

    def __str__(self) -> str:
        return f"picture {self.digest}"
