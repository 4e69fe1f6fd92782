"""``manage.py broadcaster``: the process that has live spaces broadcast. Run one or several."""

import asyncio
import contextlib
import signal
from typing import Any

from django.core.management.base import BaseCommand

from spaces.broadcaster.broadcaster import Broadcaster


class Command(BaseCommand):
    help = "Broadcast live spaces and those about to start, each by a process of its own. Runs until SIGTERM or SIGINT."

    def handle(self, *args: Any, **options: Any) -> None:
        asyncio.run(run(Broadcaster()))


async def run(broadcaster: Broadcaster) -> None:
    running = asyncio.create_task(broadcaster.run())
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, running.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await running
