"""Once the engines answer: the database's tables, the static files, and the first administrator's link.

One process for all of it, since loading Django is what takes the time.
"""

import os
import sys
from contextlib import redirect_stdout
from io import StringIO

import django
from django.core.management import call_command

from deploy.local import answering, collecting
from deploy.setup.stop import Stop


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spaces.settings")
    try:
        answering.wait(os.environ, seconds=60)
    except Stop as stop:
        print(f"Rostrum: {stop}", flush=True)
        return 1
    # What is printed goes to the terminal, and this is for the log.
    with redirect_stdout(sys.stderr):
        django.setup()
        call_command("migrate", interactive=False)
        collecting.collect()
    link = StringIO()
    call_command("invite", admin=True, first=True, stdout=link)
    if link.getvalue():
        print(f"Become the administrator with this link, once: {link.getvalue().strip()}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
