"""The one place that locks, authorises and records, on real Postgres with real concurrency."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event as Flag
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

from accounts.models import User
from spaces.database import dsn
from spaces.events import SpaceEnded
from spaces.exceptions import SpaceBusy
from spaces.models import Space
from spaces.models.changing import SPACES_CHANNEL
from spaces.models.ledger import verify
from spaces.permissions import Permission


def in_a_thread_of_its_own(work: Callable[[], object]) -> object:
    try:
        return work()
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_twenty_ends_at_once_make_one_event(live_space: Space, alice: User, settings: Any) -> None:
    settings.LOCK_TIMEOUT = timedelta(seconds=30)

    def end() -> None:
        mine = Space.objects.get(pk=live_space.pk)
        mine.end(by=mine.actor(alice))

    with ThreadPoolExecutor(20) as pool:
        for done in [pool.submit(in_a_thread_of_its_own, end) for _ in range(20)]:
            done.result()
    assert live_space.events.filter(kind="space.ended").count() == 1
    live_space.refresh_from_db()
    assert verify(live_space) == []


@pytest.mark.django_db(transaction=True)
def test_whoever_waits_too_long_for_the_lock_is_told_to_come_again(
    live_space: Space, alice: User, settings: object
) -> None:
    from datetime import timedelta

    settings.LOCK_TIMEOUT = timedelta(milliseconds=100)  # type: ignore[attr-defined]
    locked, done = Flag(), Flag()

    def hold() -> None:
        with transaction.atomic():
            Space.objects.select_for_update(no_key=True).get(pk=live_space.pk)
            locked.set()
            done.wait(10)

    with ThreadPoolExecutor(1) as pool:
        holding = pool.submit(in_a_thread_of_its_own, hold)
        locked.wait(10)
        try:
            with pytest.raises(SpaceBusy):
                live_space.end(by=live_space.actor(alice))
        finally:
            done.set()
        holding.result()
    live_space.end(by=live_space.actor(alice))
    assert live_space.state == "ended"


@pytest.mark.django_db(transaction=True)
def test_listeners_are_notified_once_it_is_committed(live_space: Space, alice: User) -> None:
    with psycopg.connect(dsn(), autocommit=True) as listening:
        listening.execute(f"LISTEN {SPACES_CHANNEL}")
        live_space.end(by=live_space.actor(alice))
        # Of other processes, LiveKit's word that the room is there comes by the same channel.
        assert any(notice.payload == str(live_space.pk) for notice in listening.notifies(timeout=5))


@pytest.mark.django_db(transaction=True)
def test_what_fails_inside_leaves_nothing(live_space: Space, alice: User) -> None:
    before = live_space.last_seq

    def fail() -> None:
        with live_space.changing(live_space.actor(alice), Permission.END_SPACE) as change:
            live_space.title = "half done"
            live_space.save(update_fields=["title"])
            change.record(SpaceEnded())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    live_space.refresh_from_db()
    assert (live_space.title, live_space.last_seq, live_space.events.count()) == ("An evening", before, before)


@pytest.mark.django_db(transaction=True)
def test_a_verb_sees_what_others_did_meanwhile(live_space: Space, alice: User) -> None:
    stale = Space.objects.get(pk=live_space.pk)
    live_space.end(by=live_space.actor(alice))
    stale.end(by=stale.actor(alice))
    assert stale.ended_at == live_space.ended_at
