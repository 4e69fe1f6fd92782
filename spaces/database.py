"""A direct connection to Postgres, for what Django's pool is not for: LISTEN, and asking whether it is there."""

from django.db import connection
from psycopg.conninfo import make_conninfo

TELLS = ("host", "port", "user", "password", "dbname", "sslmode", "connect_timeout")


def dsn() -> str:
    """The connection string of the default database."""
    given = connection.get_connection_params()
    return make_conninfo(**{name: given[name] for name in TELLS if given.get(name) is not None})
