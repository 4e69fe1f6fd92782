"""Which passes are worth nothing any more: the small list the live part keeps beside its doors."""

from django.conf import settings
from django.db.models.functions import Now

from accounts.models import User


def revoked_epochs() -> dict[int, int]:
    """``{account: lowest epoch that still holds}`` for accounts whose older passes may still be about."""
    raised = User.objects.filter(epoch_raised_at__gt=Now() - settings.PASS_MAX_AGE)
    return dict(raised.values_list("pk", "epoch"))
