"""When a space that has not started is about to."""

from datetime import timedelta
from typing import Any

EARLY = timedelta(minutes=30)
"""How long before its time one may already wait in it, and hears that one is right."""
LATE = timedelta(hours=1)
"""How long after its time it is still expected to start."""

DUE = """(
  space.state = 'live' OR space.state = 'scheduled'
  AND space.scheduled_for BETWEEN clock_timestamp() - %(late)s AND clock_timestamp() + %(early)s
)"""
"""In SQL, with the parameters of ``when_due``: whether it is live, or about to be."""


def when_due() -> dict[str, Any]:
    return {"late": LATE, "early": EARLY}
