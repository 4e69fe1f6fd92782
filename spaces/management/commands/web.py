"""``manage.py web``: the process that browsers talk to."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Serve pages, the endpoints outside Django and websockets. SIGTERM and SIGINT drain, then end it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=int, default=settings.PORT, help="default: PORT, now %(default)s")

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        from spaces.web import Web  # installs the event loop, which other commands must not

        Web(host, port).serve()
