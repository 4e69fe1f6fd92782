"""Postgres, Redis and LiveKit for the whole run, started before Django reads its settings."""

import os
import socket
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from deploy.setup.lock import locked
from deploy.translations import catalogues

_running = ExitStack()


def free_port() -> int:
    with socket.socket() as probe:
        return _bound(probe)


def held_port() -> int:
    """One that nobody else is given until the run ends; what serves on it meanwhile reuses the address."""
    held = _running.enter_context(socket.socket())
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    return _bound(held)


def _bound(to_any: socket.socket) -> int:
    to_any.bind(("127.0.0.1", 0))
    port: int = to_any.getsockname()[1]
    return port


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    catalogues.compile_all()
    if "DATABASE_URL" in os.environ:
        return
    from deploy.local import services

    data_dir = Path(_running.enter_context(tempfile.TemporaryDirectory(prefix="rostrum-test-")))
    port = held_port()
    # Two runs that start at once choose the same free ports, if seldom: each serves on its own before the other looks.
    with locked(Path(tempfile.gettempdir()) / f"rostrum-test-{os.getuid()}.lock", waiting="Another run is starting."):
        os.environ.update(_running.enter_context(services.running(data_dir / "data", webhook_port=port)))
    os.environ.update(
        {
            "PORT": str(port),
            "PUBLIC_URL": f"http://localhost:{port}",
            "DEVELOPMENT": "true",
            "DATA_DIR": str(data_dir),
            "STATIC_ROOT": str(data_dir / "static"),
            "SIGNUP": "open",
            "HOSTING": "anyone",
            # Spaces whose host has no browser, and hands that go up again and again: the tests about these say so.
            "HOST_AWAY_AFTER": "3600",
            "HANDS_A_MINUTE": "1000",
            # Cleaning up after a test truncates tables that the keeper may be using. Where the two lock each
            # other out, the one whose patience ends first loses: it is the keeper, which tries again.
            "PGOPTIONS": "-c deadlock_timeout=60s",
        }
    )


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    _running.close()
