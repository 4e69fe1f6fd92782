"""Whom somebody wants nothing to do with: the part of ``User`` that keeps others off."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from accounts.models.user import User


class Block(models.Model):
    """``blocked`` is not told, and neither can ask anything of the other."""

    blocker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocks")
    blocked = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocks_on_them")
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["Block"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["blocker", "blocked"], name="one_block_a_pair"),
            models.CheckConstraint(condition=~models.Q(blocker=models.F("blocked")), name="nobody_blocks_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.blocker_id} blocks {self.blocked_id}"


class Blocking:
    """Blocking works both ways for what one asks of another, and shows to the blocker alone."""

    if TYPE_CHECKING:
        # The user's own.
        pk: int
        blocks: Any

    # --- verbs ---------------------------------------------------------------------------------
    def block(self, other: "User") -> None:
        """Have nothing to do with them. Blocking twice, or oneself, does nothing."""
        if other.pk != self.pk:
            self.blocks.get_or_create(blocked=other)

    def unblock(self, other: "User") -> None:
        """Let them ask again. Unblocking who is not blocked does nothing."""
        self.blocks.filter(blocked=other).delete()

    # --- questions -----------------------------------------------------------------------------
    def has_blocked(self, other: "User") -> bool:
        exists: bool = self.blocks.filter(blocked=other).exists()
        return exists

    def keeps_off(self, person: str | None) -> bool:
        """Whether one of them has blocked the other; ``person`` is 32 hex digits."""
        if person is None:
            return False
        either = models.Q(blocker=self.pk, blocked__person=person) | models.Q(blocked=self.pk, blocker__person=person)
        return Block.objects.filter(either).exists()
