"""Broadcasts that are over leave no files; the others lose none."""

import os
import time
from pathlib import Path

import pytest
from django.utils.timezone import now

from accounts.models import User
from spaces.broadcaster.sweep import PLAYED_OUT, sweep
from spaces.models import Actor, Space
from spaces.models.broadcast import new_key

pytestmark = pytest.mark.django_db
LONG_AGO = time.time() - 2 * PLAYED_OUT.total_seconds()


def left(directory: Path, key: str, written_at: float = LONG_AGO) -> Path:
    (generation := directory / key / "3").mkdir(parents=True)
    (generation / "stream.m3u8").write_text("#EXTM3U")
    (directory / key / "current").symlink_to("3")
    for one in (*generation.iterdir(), generation, directory / key / "current", directory / key):
        os.utime(one, (written_at, written_at), follow_symlinks=False)
    return directory / key


def test_of_live_spaces_everything_stays_and_of_unknown_keys_nothing(live_space: Space, tmp_path: Path) -> None:
    live, unknown = left(tmp_path, live_space.broadcast_key), left(tmp_path, new_key())
    just_left = left(tmp_path, new_key(), written_at=time.time())
    foreign = left(tmp_path, "something-else")
    assert sweep(tmp_path) == 1
    assert [one.exists() for one in (live, unknown, just_left, foreign)] == [True, False, True, True]


def test_a_space_that_is_over_may_be_played_to_its_end(live_space: Space, alice: User, tmp_path: Path) -> None:
    folder = left(tmp_path, live_space.broadcast_key)
    live_space.end(by=Actor.of(alice))
    assert sweep(tmp_path) == 0
    Space.objects.filter(pk=live_space.pk).update(ended_at=now() - 2 * PLAYED_OUT)
    assert sweep(tmp_path) == 1
    assert not folder.exists()


def test_where_nothing_was_ever_broadcast_there_is_nothing_to_do(tmp_path: Path) -> None:
    assert sweep(tmp_path / "nowhere") == 0
