"""The ledger can't be changed unseen: Postgres refuses, and what gets past it is found at its row."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from spaces.models import Event, EventText, Space
from spaces.models.event import canonical, chained
from spaces.models.ledger import verify


def tamper(sql: str, *values: str) -> None:
    """Change the ledger as somebody with all rights on the database could."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET LOCAL session_replication_role = origin")


@pytest.mark.django_db
def test_it_is_whole_as_written(live_space: Space) -> None:
    assert verify(live_space) == []
    out = StringIO()
    call_command("ledger", "verify", live_space.slug, stdout=out)
    assert "whole: 3 entries" in out.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE spaces_event SET actor = 'keeper'",
        "DELETE FROM spaces_event",
        "UPDATE spaces_eventtext SET text = 'another title'",
        "DELETE FROM spaces_eventtext",
    ],
)
def test_postgres_refuses_to_change_it(live_space: Space, sql: str) -> None:
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert verify(live_space) == []


@pytest.mark.django_db
def test_postgres_refuses_to_truncate_it(live_space: Space) -> None:
    def truncate() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            # Deferred constraints must be checked before a table is altered in the same transaction.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE spaces_event ENABLE TRIGGER event_is_not_truncated")
            cursor.execute("TRUNCATE spaces_event CASCADE")

    with pytest.raises(IntegrityError, match="append-only"):
        truncate()


@pytest.mark.django_db
def test_an_altered_row_is_found_there(live_space: Space) -> None:
    body = live_space.events.get(seq=2).body
    forged = canonical(json.loads(body) | {"actor": "keeper"})
    tamper("UPDATE spaces_event SET body = %s, actor = 'keeper' WHERE seq = 2", forged)
    assert [finding.seq for finding in verify(live_space)] == [2]


@pytest.mark.django_db
def test_an_altered_column_is_found_there(live_space: Space) -> None:
    tamper("UPDATE spaces_event SET actor = 'keeper' WHERE seq = 3")
    assert [(finding.seq, "actor" in finding.what) for finding in verify(live_space)] == [(3, True)]


@pytest.mark.django_db
def test_a_removed_row_is_found_there(live_space: Space) -> None:
    tamper("DELETE FROM spaces_event WHERE seq = 2")
    assert {finding.seq for finding in verify(live_space)} == {2, 3}


@pytest.mark.django_db
def test_a_removed_end_is_found(live_space: Space) -> None:
    tamper("DELETE FROM spaces_event WHERE seq = 3")
    assert [finding.seq for finding in verify(live_space)] == [3]


@pytest.mark.django_db
def test_an_inserted_row_is_found_there(live_space: Space) -> None:
    last = live_space.events.get(seq=3)
    body = canonical(json.loads(last.body) | {"seq": 4})
    Event.objects.create(
        space=live_space, seq=4, at=last.at, actor=last.actor, kind=last.kind, body=body, hash=chained(last.hash, body)
    )
    assert [finding.seq for finding in verify(live_space)] == [4]
    with pytest.raises(CommandError, match="not whole"):
        call_command("ledger", "verify", live_space.slug, stderr=StringIO())


@pytest.mark.django_db
def test_erased_words_leave_it_whole_and_altered_ones_do_not(live_space: Space) -> None:
    tamper("UPDATE spaces_eventtext SET text = 'another title'")
    assert [finding.seq for finding in verify(live_space)] == [1]
    EventText.objects.update(text=None)
    assert verify(live_space) == []
    out = StringIO()
    call_command("ledger", "verify", live_space.slug, stdout=out)
    assert "1 texts erased" in out.getvalue()


@pytest.mark.django_db
def test_bodies_hold_no_words(live_space: Space) -> None:
    bodies = " ".join(live_space.events.values_list("body", flat=True))
    assert "evening" not in bodies
    assert "Alice" not in bodies
