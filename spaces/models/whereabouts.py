"""Who of those the media server lists may be there at all: asked for many at once."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from uuid import UUID

from accounts.models import User
from spaces.models.space import Space


def out_of(space: Space, people: Collection[str]) -> AbstractSet[str]:
    """Of ``people``, by 32 hex digits, those who are banned, suspended, or not let into a private space."""
    ids = [UUID(hex=one) for one in people]
    out = set(space.bans_holding.filter(person__in=ids).values_list("person", flat=True))
    out |= set(User.objects.filter(person__in=ids, is_active=False).values_list("person", flat=True))
    if space.private:
        let_in = set(space.participants.admitted().filter(person__in=ids).values_list("person", flat=True))
        out |= set(ids) - let_in - {space.host.person}
    return {one.hex for one in out}
