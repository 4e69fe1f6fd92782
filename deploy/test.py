"""`make test`, once everything is installed: Python's tests, then JavaScript's. Both run, whatever the first says.

With ARGS only those of Python's tests that it names: make test ARGS="tests/live -x".
"""

import os
import shlex
import subprocess
import sys

from deploy.setup.places import ROOT

PYTHON = (sys.executable, "-m", "pytest")
JAVASCRIPT = ("npm", "test", "--silent")


def main() -> int:
    some = shlex.split(os.environ.get("ARGS", ""))
    suites = [(*PYTHON, *some)] if some else [PYTHON, JAVASCRIPT]
    return max([subprocess.run(suite, cwd=ROOT, check=False).returncode for suite in suites])


if __name__ == "__main__":
    sys.exit(main())
