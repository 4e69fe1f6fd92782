"""A direct connection to Postgres, for what Django's pool is not for: LISTEN, and asking whether it is there."""

from collections.abc import AsyncGenerator

import psycopg
from django.db import connection
from psycopg.conninfo import make_conninfo

OF_THE_ADAPTER = {"context", "cursor_factory", "prepare_threshold", "client_encoding"}
"""What Django hands to psycopg itself; everything else is the server's address and how to reach it."""


def dsn() -> str:
    """The connection string of the default database, with all that DATABASE_URL says."""
    given = connection.get_connection_params()
    return make_conninfo(**{name: value for name, value in given.items() if name not in OF_THE_ADAPTER})


async def notices(*channels: str) -> AsyncGenerator[psycopg.Notify, None]:
    """What is told on these channels from now on, by a connection of its own. Raises psycopg.Error when that breaks."""
    async with await psycopg.AsyncConnection.connect(dsn(), autocommit=True) as listening:
        for channel in channels:
            await listening.execute(f"LISTEN {channel}")
        async for notice in listening.notifies():
            yield notice
