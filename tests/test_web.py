"""The web process ends in order: sockets are asked to come again, requests under way are finished."""

import aiohttp

from spaces.models import Space
from tests.live.browser import Browser
from tests.processes import Processes


async def test_at_sigterm_sockets_are_asked_to_come_again(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        await charlie.seated()
        await charlie.connect()
        await charlie.hear(t="snapshot")
        ending = processes.end("web")
        assert await charlie.closed() == 4412
        assert ending.wait(timeout=30) == 0


async def test_static_files_are_compressed_and_kept_for_ever(processes: Processes) -> None:
    from django.templatetags.static import static

    async with aiohttp.ClientSession(auto_decompress=False) as session:
        script = f"{processes.url}{static('vendor/livekit-client.js')}"
        async with session.get(script, headers={"Accept-Encoding": "gzip"}) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
        async with session.get(script, headers={"Accept-Encoding": "gzip, br"}) as answer:
            assert answer.headers["Content-Encoding"] == "br"
            assert "immutable" in answer.headers["Cache-Control"]
        async with session.get(f"{processes.url}/static/../manage.py") as answer:
            assert answer.status == 404
