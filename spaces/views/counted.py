"""How many people are in each space of a list."""

from collections.abc import Iterable

from asgiref.sync import async_to_sync

from spaces.live.here import here_in
from spaces.live.redis import RedisError
from spaces.models import Space


def counted(spaces: Iterable[Space]) -> list[Space]:
    """The same, each with ``here``: asked for all at once, and 0 where nobody can say."""
    found = list(spaces)
    live = [space.slug for space in found if space.state == Space.State.LIVE]
    try:
        here = async_to_sync(here_in)(live) if live else {}
    except RedisError:
        here = {}
    for space in found:
        space.here = here.get(space.slug, 0)  # type: ignore[attr-defined]
    return found
