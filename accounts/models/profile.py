"""How somebody shows themselves: the part of ``User`` that others see."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from accounts.models.picture import Picture, digest_of

BIO_LENGTH = 500


class Profile:
    """A name, a handle, a few words, a picture. ``picture`` is the digest of the one that is kept, or empty."""

    if TYPE_CHECKING:
        # The user's own.
        pk: int
        person: UUID
        handle: str
        display_name: str
        bio: str
        timezone: str
        picture: str
        save: Any

    # --- verbs ---------------------------------------------------------------------------------
    def introduce(self, *, display_name: str, handle: str, bio: str, timezone: str) -> None:
        """Be called and described so from now on, everywhere: also in what was said before."""
        self.display_name, self.handle, self.bio, self.timezone = display_name, handle, bio, timezone
        self.save(update_fields=["display_name", "handle", "bio", "timezone"])

    def show_picture(self, webp: bytes) -> None:
        """Show this one, as ``accounts.pictures.square`` made it, instead of any other."""
        with transaction.atomic():
            self.picture = digest_of(webp)
            Picture.objects.update_or_create(user_id=self.pk, defaults={"webp": webp, "digest": self.picture})
            self.save(update_fields=["picture"])

    def drop_picture(self) -> None:
        """Show none. Without a picture this does nothing."""
        with transaction.atomic():
            Picture.objects.filter(user=self.pk).delete()
            self.picture = ""
            self.save(update_fields=["picture"])

    # --- questions -----------------------------------------------------------------------------
    @property
    def picture_url(self) -> str:
        """Where their picture is served, empty where there is none."""
        if not self.picture:
            return ""
        return reverse("picture", kwargs={"person": self.person, "digest": self.picture})

    def get_absolute_url(self) -> str:
        return reverse("profile", kwargs={"handle": self.handle})
