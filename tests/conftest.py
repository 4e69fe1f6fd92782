"""The cast, and the real processes they use.

Alice hosts, Mona moderates, Bob speaks, Charlie listens, Dana is outside.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.management import call_command
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from pytest_asyncio import is_async_test

from accounts.models import User
from spaces.models import Space
from tests.processes import Processes

# The same examples on every run, however slow the machine; --hypothesis-profile=default looks for others.
hypothesis.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser is kept from test to test, so all that drive it run in the loop in which it was started."""
    for item in items:
        if "playwright" in getattr(item, "fixturenames", ()) and is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """A crowd of threads on a busy machine waits longer for a connection than a page may."""
    settings.DATABASES["default"]["OPTIONS"]["pool"]["timeout"] = 60


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Tests that commit are cleaned up by TRUNCATE, which the ledger refuses; test_ledger.py turns that on again."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE spaces_event DISABLE TRIGGER event_is_not_truncated")


@pytest.fixture(scope="session", autouse=True)
def collected_static() -> None:
    """Pages name their files by hash, so the files must have been collected."""
    call_command("collectstatic", interactive=False, verbosity=0)


def _user(name: str, **more: Any) -> User:
    # A password that is quick to hash: most tests never use it.
    password = PBKDF2PasswordHasher().encode(f"{name} likes long passwords", "salt", iterations=1)
    return User.objects.create(
        email=f"{name}@example.org", password=password, handle=name, display_name=name.title(), **more
    )


@pytest.fixture
def alice(db: None) -> User:
    return _user("alice")


@pytest.fixture
def mona(db: None) -> User:
    return _user("mona")


@pytest.fixture
def bob(db: None) -> User:
    return _user("bob")


@pytest.fixture
def charlie(db: None) -> User:
    return _user("charlie")


@pytest.fixture
def dana(db: None) -> User:
    return _user("dana")


@pytest.fixture
def admin(db: None) -> User:
    return _user("ada", is_staff=True, is_superuser=True)


@pytest.fixture
def space(alice: User) -> Space:
    """Alice's, scheduled."""
    return Space.schedule(host=alice, title="An evening")


@pytest.fixture
def live_space(space: Space, alice: User) -> Space:
    """Alice's, live."""
    space.start(by=space.actor(alice))
    return space


@pytest.fixture
def as_alice(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


@pytest.fixture(scope="session")
def _processes(django_db_setup: None) -> Iterator[Processes]:
    with Processes() as started:
        yield started


@pytest.fixture
def no_keeper(_processes: Processes, transactional_db: None) -> None:
    """Nobody keeps but the test."""
    _processes.stop("keeper")


@pytest.fixture
def processes(_processes: Processes, transactional_db: None) -> Processes:
    """The web process and a keeper, on the test database; whatever the last test killed runs again."""
    _processes.heal()
    return _processes
