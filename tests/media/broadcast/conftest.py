"""A room on the real media server, and a studio for it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from secrets import token_hex

import pytest

from spaces.media.livekit import rooms
from tests.media.broadcast.studio import Studio


@pytest.fixture
async def room() -> AsyncIterator[str]:
    name = f"studio-{token_hex(8)}"
    async with rooms() as media:
        await media.ensure(name)
        yield name
        await media.close(name)


@pytest.fixture
def studio(tmp_path: Path, room: str) -> Iterator[Studio]:
    made = Studio(tmp_path, room)
    try:
        yield made
    finally:
        made.close()
