"""Networks that let through less than the media need: the sound comes all the same, by the path that is left."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

from tests.e2e.blocked_network import behind
from tests.e2e.person import Person
from tests.e2e.test_the_broadcast import hears_the_broadcast
from tests.e2e.test_the_broadcast_player import listens
from tests.processes import Processes, livekit, until

pytestmark = pytest.mark.e2e
Arrive = Callable[..., Awaitable[Person]]
WITHIN = 5
"""Seconds from the tap to the sound."""


async def an_evening(arrive: Arrive, broadcaster: psutil.Process) -> str:
    """Alice speaks, and is heard by the broadcast as well; the space's path."""
    alice, near = await arrive("Alice"), await arrive("Near")
    path = await alice.hosts("An evening", near)
    await alice.press("Unmute")
    await near.hears()
    until(broadcaster.children)
    return path


async def test_without_udp_the_media_come_by_tcp(
    arrive: Arrive, broadcaster: psutil.Process, processes: Processes, tmp_path: Path
) -> None:
    path = await an_evening(arrive, broadcaster)
    web = urlsplit(processes.url).port
    assert web
    async with behind(tmp_path, [web, *livekit()[1]]) as browser:
        dana = await arrive("Dana", browser)
        await dana.goes(path)
        await listens(dana, WITHIN, which="audio[data-person]")
        await dana.sees("re listening")


@pytest.mark.parametrize("websockets", [True, False])
async def test_where_only_the_web_gets_through_the_broadcast_is_heard(
    arrive: Arrive, broadcaster: psutil.Process, processes: Processes, tmp_path: Path, websockets: bool
) -> None:
    path = await an_evening(arrive, broadcaster)
    web = urlsplit(processes.url).port
    assert web
    async with behind(tmp_path, [web], websockets=websockets) as browser:
        dana = await arrive("Dana", browser)
        await dana.goes(path)
        await listens(dana, WITHIN)
        await dana.sees("You hear the broadcast")
        await hears_the_broadcast(dana)
