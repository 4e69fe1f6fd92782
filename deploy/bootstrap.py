"""What `make` calls: sets up what a command needs, whatever is missing, then becomes that command.

Runs on the system's Python with nothing installed. Older ones must be able to read this file, to be told so.
"""

import os
import shutil
import sys


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 the point of this line is to run on those
        for name in ("python3.14", "python3.13", "python3.12", "python3.11"):
            if shutil.which(name):
                os.execvp(name, [name, "-m", "deploy.bootstrap", *sys.argv[1:]])
        print(f"Rostrum needs Python 3.11 or later; this is {sys.version.split()[0]}. Install one, such as python3.13.")
        return 1
    from deploy.setup import start

    return start.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
