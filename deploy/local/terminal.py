"""What people read while Rostrum runs."""

import os
import sys


def tell(line: str, *, end: str = "\n") -> None:
    """Say it, if anybody is there to hear: a terminal may be gone by now."""
    try:
        sys.stdout.write(line + end)
        sys.stdout.flush()
    except OSError:
        # Nothing more can be said, and Python would try once more at its end.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
