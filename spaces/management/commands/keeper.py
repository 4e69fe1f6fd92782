"""``manage.py keeper``: the process that speaks for live spaces. Run one or several."""

import asyncio
import contextlib
import signal
from typing import Any

from django.core.management.base import BaseCommand

from spaces.keeper.keeper import Keeper


class Command(BaseCommand):
    help = "Announce what happens in live spaces, and keep their media rooms. Runs until SIGTERM or SIGINT."

    def handle(self, *args: Any, **options: Any) -> None:
        asyncio.run(_keep())


async def _keep() -> None:
    keeping = asyncio.create_task(Keeper().run())
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, keeping.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await keeping
