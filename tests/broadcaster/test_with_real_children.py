"""The real parent with real children on a real stage: what a join names is there, goes on after a kill, and ends."""

import asyncio
import os
import re
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from channels.db import database_sync_to_async as run
from django.conf import settings

from spaces.broadcaster.sweep import STAYS
from spaces.models import Broadcast, Space
from tests.live.browser import Browser
from tests.processes import Processes, eventually, until

pytest.importorskip("spaces.media.broadcast.child")


@dataclass
class Listener:
    """Reads a broadcast as a player does: from the address that a join gave."""

    browser: Browser
    master: str = ""

    async def join(self) -> str:
        _status, told = await self.browser.join("?want=broadcast&why=chosen")
        self.master = self.browser.url + str(told["broadcast"]["url"])
        return self.master

    async def read(self, file: str) -> str:
        """A file beside the master playlist; empty where there is none (yet, or any more)."""
        async with self.browser.session.get(self.master.replace("master.m3u8", file)) as answer:
            return (await answer.read()).decode(errors="replace") if answer.status == 200 else ""


@asynccontextmanager
async def listening(processes: Processes, space: Space) -> AsyncIterator[tuple[Listener, psutil.Process]]:
    parent = psutil.Process(processes.start("broadcaster"))
    async with Browser(processes.url, space.slug) as browser:
        await browser.seated()
        listener = Listener(browser)
        await listener.join()
        await eventually(lambda: listener.read("master.m3u8"))
        yield listener, parent
    processes.stop("broadcaster")


async def test_a_killed_and_a_frozen_child_are_replaced_in_the_same_stream(
    processes: Processes, live_space: Space
) -> None:
    async with listening(processes, live_space) as (listener, parent):
        for generation, how in ((2, signal.SIGKILL), (3, signal.SIGSTOP)):
            [child] = parent.children()
            os.kill(child.pid, how)

            async def goes_on(generation: int = generation) -> bool:
                return f"../{generation}/" in await listener.read("stream.m3u8")

            await eventually(goes_on)
        newest = re.findall(r"\.\./(\d+/.*\.m4s)", await listener.read("stream.m3u8"))[-1]
        assert len(await listener.read(f"../{newest}")) > 100
        assert (await run(Broadcast.objects.get)(space=live_space)).generation == 3


async def test_turned_private_it_goes_on_under_another_key_and_ends_without_a_trace(
    processes: Processes, live_space: Space
) -> None:
    host = live_space.actor(live_space.host)
    async with listening(processes, live_space) as (listener, parent):
        before = Path(settings.BROADCAST_DIR, await run(lambda: live_space.broadcast_key)())
        await run(lambda: live_space.edit(by=host, scheduled_for=None, visibility="private"))()
        after = Path(settings.BROADCAST_DIR, await run(lambda: live_space.broadcast_key)())
        stream = after / "current" / "stream.m3u8"

        await asyncio.to_thread(until, stream.exists)
        await asyncio.to_thread(until, lambda: not before.exists(), STAYS + 30)
        assert not await listener.read("master.m3u8")
        await run(live_space.end)(by=host)
        await asyncio.to_thread(until, lambda: "#EXT-X-ENDLIST" in stream.read_text())
        await asyncio.to_thread(until, lambda: not parent.children())
