"""Which broadcaster broadcasts a space, and under which key its files lie."""

from collections.abc import Collection
from datetime import timedelta
from secrets import token_hex
from typing import Any, ClassVar
from uuid import UUID

from django.db import connection, models
from django.db.models.functions import Now

from spaces.models.due import DUE, when_due

LEASE = timedelta(seconds=2.5)
"""How long a broadcaster that says nothing more is still believed alive: replaced within 5 s."""
PLAYS_OUT_WITHIN = timedelta(seconds=30)
"""How long after the end of a space somebody is looked for who plays it out, where a child died over that."""

UNENDED = """(
  space.state = 'ended' AND broadcast.holder IS NOT NULL
  AND space.ended_at > clock_timestamp() - %(plays_out)s
)"""
CLAIM = f"""
WITH due AS (
  SELECT broadcast.space_id FROM spaces_broadcast AS broadcast
    JOIN spaces_space AS space ON space.id = broadcast.space_id
  WHERE ({DUE} OR {UNENDED}) AND NOT broadcast.space_id = ANY(%(but)s)
    AND (broadcast.leased_until IS NULL OR broadcast.leased_until < clock_timestamp())
  ORDER BY space.state = 'ended', space.started_at, space.scheduled_for, space.id LIMIT %(most)s
  FOR UPDATE OF broadcast SKIP LOCKED
)
UPDATE spaces_broadcast AS broadcast
SET holder = %(holder)s, origin = %(origin)s, generation = broadcast.generation + 1,
  leased_until = clock_timestamp() + %(lease)s
FROM due WHERE broadcast.space_id = due.space_id
RETURNING broadcast.space_id, broadcast.generation
"""  # noqa: S608  of constants
RENEW = f"""
WITH held AS (
  SELECT * FROM unnest(%(spaces)s::bigint[], %(generations)s::int[]) AS held (space, generation)
), free AS (
  SELECT broadcast.space_id FROM spaces_broadcast AS broadcast JOIN held ON held.space = broadcast.space_id
  WHERE broadcast.holder = %(holder)s AND broadcast.generation = held.generation
  FOR UPDATE OF broadcast SKIP LOCKED
), renewed AS (
  UPDATE spaces_broadcast AS broadcast SET leased_until = clock_timestamp() + %(lease)s
  FROM free WHERE free.space_id = broadcast.space_id
)
SELECT space.id, broadcast.key, space.room,
  CASE WHEN space.state = 'live' THEN 'live' WHEN {DUE} THEN 'scheduled' ELSE 'ended' END
FROM held JOIN spaces_broadcast AS broadcast ON broadcast.space_id = held.space
  JOIN spaces_space AS space ON space.id = broadcast.space_id
WHERE broadcast.holder = %(holder)s AND broadcast.generation = held.generation
"""  # noqa: S608  of constants
"""For a connection of one's own (``spaces.broadcaster.leases``), with the parameters of ``renewal``.

What somebody has locked can't be claimed either: it is renewed the next time, and the others don't wait for it.
"""


def new_key() -> str:
    """32 hex digits. Who knows them hears the space, be it private."""
    return token_hex(16)


def renewal(holder: UUID, held: Collection[tuple[int, int]]) -> dict[str, Any]:
    spaces, generations = zip(*held, strict=True) if held else ((), ())
    return {
        "holder": holder,
        "spaces": list(spaces),
        "generations": list(generations),
        "lease": LEASE,
        **when_due(),
    }


class BroadcastQuerySet(models.QuerySet["Broadcast"]):
    def claim(self, holder: UUID, most: int, but: Collection[int] = (), origin: str = "") -> list[tuple[int, int]]:
        """Lease at most so many spaces that are live, about to be or not played out, in this order, and whose lease
        has run out.

        Returns ``(space id, generation)`` of each: every lease is a new generation. Passes over what another claims at
        this moment, and the spaces in ``but``. ``origin`` is where browsers find what is written, if not with us.
        """
        told: dict[str, Any] = {"holder": holder, "origin": origin, "most": most, "but": list(but)}
        limits = {"lease": LEASE, "plays_out": PLAYS_OUT_WITHIN, **when_due()}
        with connection.cursor() as cursor:
            cursor.execute(CLAIM, {**told, **limits})
            claimed: list[tuple[int, int]] = cursor.fetchall()
        return claimed

    def is_one_unheard(self, but: Collection[int]) -> bool:
        """Whether a space is live and nobody broadcasts it, besides those in ``but``."""
        free = models.Q(leased_until=None) | models.Q(leased_until__lt=Now())
        return self.filter(free, space__state="live").exclude(space__in=but).exists()

    def renew(self, holder: UUID, held: Collection[tuple[int, int]]) -> list[tuple[int, str, str, str]]:
        """Hold on to leases, each a ``(space id, generation)``.

        Returns of each that is not another's by now: the space, its key, its room, and ``scheduled``, ``live`` or
        ``ended``, which is also said of one that is not about to start any more.
        """
        with connection.cursor() as cursor:
            cursor.execute(RENEW, renewal(holder, held))
            renewed: list[tuple[int, str, str, str]] = cursor.fetchall()
        return renewed

    def release(self, space_id: int, holder: UUID, generation: int, *, ended: bool = False) -> None:
        """Let others take over at once; nobody has to once it has ``ended``. What is another's by now stays theirs."""
        nobody = {"holder": None} if ended else {}
        self.filter(space_id=space_id, holder=holder, generation=generation).update(leased_until=None, **nobody)

    def keys_in_use(self, after_the_end: timedelta) -> set[str]:
        """The keys of spaces that are not over, or only for so long."""
        soon_or_now = models.Q(space__ended_at=None)
        lately = models.Q(space__ended_at__gt=Now() - after_the_end)
        return set(self.filter(soon_or_now | lately).values_list("key", flat=True))


class Broadcast(models.Model):
    """One row a space, made with it. ``generation`` counts the leases; no two are broadcast by the same child.

    ``holder`` is who held it last, until it is played out. ``origin`` (scheme and host) is of the machine where its
    files are, empty where that is our own address.
    ``dead_air`` is the number of the event which says that nothing is heard, while that is so.
    """

    space = models.OneToOneField("spaces.Space", on_delete=models.CASCADE, primary_key=True, related_name="broadcast")
    key = models.CharField(max_length=32, unique=True, default=new_key)
    generation = models.PositiveIntegerField(default=0)
    holder = models.UUIDField(null=True)
    leased_until = models.DateTimeField(null=True)
    origin = models.CharField(max_length=200, blank=True, default="")
    dead_air = models.PositiveIntegerField(null=True)

    objects: ClassVar[BroadcastQuerySet] = BroadcastQuerySet.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"{self.space_id} broadcast by {self.holder} ({self.generation})"
