"""Which keeper speaks for a space, and how far it has got."""

from datetime import timedelta
from typing import ClassVar
from uuid import UUID

from django.db import connection, models

LEASE = timedelta(seconds=3)
"""How long a keeper that says nothing more is still believed alive: replaced well within 5 s."""


class WatchQuerySet(models.QuerySet["Watch"]):
    def claim(self, keeper: UUID) -> list[tuple[int, int]]:
        """Lease every space that needs watching and has no living keeper, and renew this keeper's own.

        A space needs watching while it is live or has events not yet announced. Returns
        ``(space id, generation)`` of all this keeper holds now; taking over raises the generation.
        """
        with connection.cursor() as cursor:
            cursor.execute(
                """
                INSERT INTO spaces_watch AS watch
                    (space_id, keeper, generation, announced_seq, enacted_seq, peak, room_sid, leased_until)
                SELECT space.id, %(keeper)s, 1, 0, 0, 0, '', clock_timestamp() + make_interval(secs => %(lease)s)
                FROM spaces_space AS space LEFT JOIN spaces_watch AS held ON held.space_id = space.id
                WHERE (space.state = 'live' OR space.last_seq > coalesce(held.announced_seq, 0))
                  AND (held.space_id IS NULL OR held.keeper = %(keeper)s OR held.leased_until < clock_timestamp())
                ON CONFLICT (space_id) DO UPDATE SET
                    keeper = %(keeper)s,
                    leased_until = clock_timestamp() + make_interval(secs => %(lease)s),
                    generation = watch.generation + (watch.keeper <> %(keeper)s)::int
                WHERE watch.keeper = %(keeper)s OR watch.leased_until < clock_timestamp()
                RETURNING space_id, generation
                """,
                {"keeper": keeper, "lease": LEASE.total_seconds()},
            )
            held: list[tuple[int, int]] = cursor.fetchall()
        return held

    def held(self, space_id: int, keeper: UUID, generation: int) -> models.QuerySet["Watch"]:
        """The row, if this keeper still holds it in this generation: writes go through it."""
        return self.filter(space_id=space_id, keeper=keeper, generation=generation)

    def release(self, keeper: UUID) -> None:
        """Let others take over at once, when a keeper ends in order."""
        self.filter(keeper=keeper).update(leased_until=models.F("leased_until") - LEASE)


class Watch(models.Model):
    """A keeper's lease on a space and its notes.

    Up to ``announced_seq`` the browsers know, up to ``enacted_seq`` the media server; ``peak`` is the most
    people there were at once. ``room_sid`` is what the media server itself calls the room: another one says that
    the room had vanished.
    """

    space = models.OneToOneField("spaces.Space", on_delete=models.CASCADE, primary_key=True, related_name="watch")
    keeper = models.UUIDField()
    generation = models.PositiveIntegerField()
    leased_until = models.DateTimeField()
    announced_seq = models.PositiveIntegerField()
    enacted_seq = models.PositiveIntegerField(default=0)
    peak = models.PositiveIntegerField()
    room_sid = models.CharField(max_length=64, blank=True)

    objects: ClassVar[WatchQuerySet] = WatchQuerySet.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"{self.space_id} kept by {self.keeper} ({self.generation})"
