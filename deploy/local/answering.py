"""Waiting until the engines answer, ours or the user's own."""

import time
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import closing

import psycopg
import redis

from deploy.setup.stop import Stop

EVERY = 0.05


def wait(environment: Mapping[str, str], *, seconds: float) -> None:
    """Return when all three answer; stop with the name of the one that doesn't, and what it says."""
    deadline = time.monotonic() + seconds
    for variable, asks in {"DATABASE_URL": _database, "REDIS_URL": _redis, "LIVEKIT_URL": _livekit}.items():
        _wait_for(asks, variable, environment[variable], deadline)


def _wait_for(asks: Callable[[str], None], variable: str, url: str, deadline: float) -> None:
    while True:
        try:
            return asks(url)
        except (OSError, psycopg.OperationalError, redis.ConnectionError) as error:
            if time.monotonic() > deadline:
                reason = str(error).strip().splitlines()[0]
                raise Stop(f"{asks.__name__.strip('_')} does not answer at {variable}: {reason}") from error
        time.sleep(EVERY)


def _database(url: str) -> None:
    psycopg.connect(url, connect_timeout=2).close()


def _redis(url: str) -> None:
    with closing(redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)) as connection:
        connection.ping()


def _livekit(url: str) -> None:
    http = url.replace("ws", "http", 1) if url.startswith("ws") else url
    urllib.request.urlopen(http, timeout=2).close()
