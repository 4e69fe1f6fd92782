"""A person with an account."""

from typing import Any, ClassVar
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.apps import apps
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import RegexValidator
from django.db import connection, models, transaction
from django.db.models.functions import Lower, Now
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from accounts.models.blocking import Block, Blocking
from accounts.models.profile import BIO_LENGTH, Profile

ACCOUNTS_CHANNEL = "rostrum_accounts"
"""The NOTIFY channel that says: some account's passes changed (see ``accounts.revocations``)."""


NAMES_THEM = ("email", "handle", "display_name", "timezone", "bio")
WAYS_IN = ("account.EmailAddress", "mfa.Authenticator", "socialaccount.SocialAccount")
"""What allauth keeps of somebody."""
POWERS = ("is_staff", "is_superuser", "may_host")


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def awaiting_approval(self) -> models.QuerySet["User"]:
        return self.filter(is_active=False, approved_at=None, deleted_at=None).order_by("created_at")

    def let_in(self, called: str = "") -> models.QuerySet["User"]:
        """Everybody who was, the suspended too; with words, those who have them in name, handle or address."""
        words = models.Q(display_name__icontains=called) | models.Q(handle__icontains=called)
        named = words | models.Q(email__icontains=called)
        return self.filter(named, approved_at__isnull=False, deleted_at=None).order_by("display_name")


class User(Profile, Blocking, AbstractBaseUser, PermissionsMixin):
    """Signs in with an e-mail address; is shown by display name and a unique handle.

    ``person`` is the random id under which spaces, the ledger and the media server know them.
    ``epoch`` counts how often all their passes were revoked: an older pass is worth nothing.
    """

    person = models.UUIDField(default=uuid4, unique=True, editable=False)
    email = models.EmailField(_("E-mail"), unique=True)
    handle = models.CharField(
        _("Handle"),
        max_length=30,
        validators=[
            RegexValidator(r"\A[a-z0-9_]{2,30}\Z", _("Use 2 to 30 lowercase letters, digits and underscores."))
        ],
    )
    display_name = models.CharField(_("Display name"), max_length=60)
    timezone = models.CharField(_("Time zone"), max_length=64, default="UTC")
    shown_in_audiences = models.BooleanField(_("Shown by name in audiences"), default=False)
    bio = models.TextField(_("About you"), max_length=BIO_LENGTH, blank=True)
    picture = models.CharField(max_length=32, blank=True, editable=False)
    may_host = models.BooleanField(_("May host spaces"), default=False)
    is_staff = models.BooleanField(_("Administrator"), default=False)
    is_active = models.BooleanField(_("Active"), default=True)
    approved_at = models.DateTimeField(null=True, blank=True, default=now)
    created_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField(null=True, editable=False)
    epoch = models.PositiveIntegerField(default=0, editable=False)
    epoch_raised_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[UserManager] = UserManager()
    EMAIL_FIELD = USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["handle", "display_name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("handle"), name="one_person_a_handle")]

    def __str__(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name

    @property
    def can_host(self) -> bool:
        """Whether this instance lets them open spaces."""
        return self.is_active and (settings.HOSTING == "anyone" or self.may_host or self.is_staff)

    def approve(self) -> None:
        """Let in somebody who signed up and waits. Approving twice does nothing."""
        User.objects.filter(pk=self.pk, approved_at=None).update(is_active=True, approved_at=Now())

    def let_host(self, allowed: bool) -> None:
        """Say whether they are among the named hosts."""
        self.may_host = allowed
        self.save(update_fields=["may_host"])

    def show_in_audiences(self, shown: bool) -> None:
        """Say whether audiences show them by name or only count them. Passes that would still show them end."""
        with transaction.atomic():
            hides = self.shown_in_audiences and not shown
            self.shown_in_audiences = shown
            self.save(update_fields=["shown_in_audiences"])
            if hides:
                self.raise_epoch()

    def raise_epoch(self) -> None:
        """Make every pass they hold worthless, everywhere, and say so to whoever keeps the list."""
        User.objects.filter(pk=self.pk).update(epoch=models.F("epoch") + 1, epoch_raised_at=Now())
        self.refresh_from_db(fields=["epoch", "epoch_raised_at"])
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {ACCOUNTS_CHANNEL}")

    def change_password(self, password: str) -> None:
        """Set a new password and revoke what the old one gave."""
        with transaction.atomic():
            self.set_password(password)
            self.save(update_fields=["password"])
            self.raise_epoch()

    def change_email(self, email: str) -> None:
        """Sign in by this address from now on. It is taken to be theirs."""
        with transaction.atomic():
            self.email = email
            self.save(update_fields=["email"])
            EmailAddress.objects.filter(user=self).delete()
            EmailAddress.objects.create(user=self, email=email, primary=True, verified=settings.MAIL_WORKS)

    def delete_account(self) -> None:
        """Leave a tombstone: nothing that says who it was, and nobody can sign in. What they did stays on record.

        Deleting a deleted account does nothing.
        """
        if self.deleted_at:
            return
        with transaction.atomic():
            self.email, self.handle = f"{self.person.hex}@deleted.invalid", f"deleted_{self.person.hex[:12]}"
            self.display_name, self.timezone = str(_("Deleted account")), "UTC"
            self.bio = ""
            self.drop_picture()
            self.is_staff = self.is_superuser = self.may_host = False
            self.deleted_at = now()
            self.set_unusable_password()
            self.save(update_fields=[*NAMES_THEM, *POWERS, "password", "deleted_at"])
            for kind in WAYS_IN:
                apps.get_model(kind).objects.filter(user=self).delete()
            Block.objects.filter(models.Q(blocker=self) | models.Q(blocked=self)).delete()
            self.suspend()

    def reinstate(self) -> None:
        """Let somebody who was suspended sign in again. A deleted account stays out."""
        User.objects.filter(pk=self.pk, deleted_at=None).exclude(approved_at=None).update(is_active=True)

    def suspend(self) -> None:
        """Keep them out from now on: sign-in, sessions and passes."""
        with transaction.atomic():
            self.is_active = False
            self.save(update_fields=["is_active"])
            self.raise_epoch()
