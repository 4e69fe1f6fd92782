"""`make test`, once everything is installed: Python's tests, then JavaScript's. All run, whatever the first say.

Tests in browsers mostly wait for sound, so they run beside the others, with a Postgres, a Redis and a LiveKit of their
own. Those marked `alone` measure what a crowd costs, and run when nothing else does.

With ARGS only those of Python's tests that it names: make test ARGS="tests/live -x".
"""

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence

from deploy.setup.places import ROOT

PYTHON = (sys.executable, "-m", "pytest")
JAVASCRIPT = ("npm", "test", "--silent")
IN_BROWSERS, ALONE, OTHERS = "e2e and not alone", "alone", "not e2e and not alone"


def main() -> int:
    if some := shlex.split(os.environ.get("ARGS", "")):
        return run(*PYTHON, *some)
    return max(
        beside((*PYTHON, "-m", IN_BROWSERS), (*PYTHON, "-m", OTHERS)), run(*PYTHON, "-m", ALONE), run(*JAVASCRIPT)
    )


def run(*command: str) -> int:
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def beside(quietly: Sequence[str], aloud: Sequence[str]) -> int:
    """Run both at once; what the first has to say comes when the second is done."""
    with tempfile.TemporaryFile("w+") as said:
        first = subprocess.Popen(quietly, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)
        try:
            worst = run(*aloud)
            worst = max(worst, first.wait())
        finally:
            first.kill()
        said.seek(0)
        sys.stdout.write(said.read())
    return worst


if __name__ == "__main__":
    sys.exit(main())
