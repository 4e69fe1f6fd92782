"""`make test`, once everything is installed: Python's tests, then JavaScript's. Both run, whatever the first says."""

import subprocess
import sys

from deploy.setup.places import ROOT

SUITES = ((sys.executable, "-m", "pytest"), ("npm", "test", "--silent"))


def main() -> int:
    return max([subprocess.run(suite, cwd=ROOT, check=False).returncode for suite in SUITES])


if __name__ == "__main__":
    sys.exit(main())
