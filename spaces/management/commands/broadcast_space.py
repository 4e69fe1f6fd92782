"""``manage.py broadcast_space``: one space's child of a broadcaster, which alone starts it."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand

from spaces.broadcaster.child import serve


class Command(BaseCommand):
    requires_system_checks = []  # they load every page and view: 16 MB for a process that has none
    help = "Broadcast one space under a lease of it. Started by a broadcaster, and ends with its standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("space", type=int)
        parser.add_argument("holder", type=UUID)
        parser.add_argument("generation", type=int)

    def handle(self, *args: Any, space: int, holder: UUID, generation: int, **options: Any) -> None:
        from spaces.media.broadcast.child import broadcast  # brings encoders, which nothing else needs

        serve(space, holder, generation, broadcast)
