"""Ends everything when the supervisor was killed and can no longer do so.

A program like the others, whose standard input the supervisor holds open: its end is the supervisor's end. Killed
itself, it is started again.
"""

import os
import sys

from deploy.local import ending
from deploy.local.environment import RUN


def main() -> None:
    sys.stdin.buffer.read()
    # By the run, not by the instance: the next run may have begun.
    ending.end(ending.marked(RUN, os.environ[RUN]))


if __name__ == "__main__":
    main()
