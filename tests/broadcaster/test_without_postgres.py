"""While Postgres is away those who listen go on hearing, and once it is back nobody is replaced for that."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils.timezone import now

from accounts.models import User
from spaces.models import Actor, Broadcast, Space
from spaces.models.broadcast import LEASE
from tests.broadcaster.conftest import Parents
from tests.broadcaster.wire import Wire
from tests.processes import until


def goes_on(file: Path, seconds: float) -> bool:
    """Whether it is written anew until so many seconds are over."""
    over = time.time() + seconds
    until(lambda: file.stat().st_mtime > over, seconds=seconds + 10)
    return True


@pytest.mark.parametrize("gone", [Wire.cut, Wire.silence], ids=["refuses", "is silent"])
def test_while_postgres_is_away_the_broadcast_goes_on(
    parents: Parents, live_space: Space, alice: User, gone: Callable[[Wire], None]
) -> None:
    with Wire(parents.database_url) as wire:
        parents.start(DATABASE_URL=wire.url)
        before = parents.writes(live_space)
        gone(wire)
        file = parents.directory / live_space.broadcast_key / "1" / "stream.m3u8"
        assert goes_on(file, LEASE.total_seconds() * 2)
        wire.mend()

        def renewed() -> bool:
            broadcast = Broadcast.objects.get(space=live_space)
            assert broadcast.generation == 1
            return broadcast.leased_until is not None and broadcast.leased_until > now()

        until(renewed)
        assert goes_on(file, LEASE.total_seconds() * 2)
        assert [one.pid for one in parents.wrote(live_space)] == [before.pid]
        live_space.end(by=Actor.of(alice))
        parents.writes(live_space, state="ended")


def test_whoever_sees_postgres_may_take_over_from_one_who_does_not(parents: Parents, live_space: Space) -> None:
    with Wire(parents.database_url) as wire:
        parents.start(DATABASE_URL=wire.url)
        before = parents.writes(live_space)
        wire.cut()
        parents.start()
        after = parents.writes(live_space, after=1)
        assert (after.generation, after.pid != before.pid) == (2, True)
        wire.mend()
        # The first learns of it, and ends.
        until(lambda: not parents.children(parents.running[0]))
        assert parents.wrote(live_space)[-1].pid == after.pid
