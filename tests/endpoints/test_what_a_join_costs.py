"""A join is one round trip to Redis and no SQL, however many come."""

from typing import Any

import pytest
from asgiref.testing import ApplicationCommunicator
from django.conf import settings
from django.db.backends.utils import CursorWrapper
from redis.asyncio.connection import AbstractConnection
from starlette.routing import Router

from spaces.endpoints import routes
from spaces.models import Space
from tests.live.browser import Browser, cookie_of
from tests.processes import Processes


async def join(slug: str, cookie: str) -> int:
    headers = [(b"host", settings.ALLOWED_HOSTS[0].encode()), (b"cookie", cookie.encode())]
    scope = {"type": "http", "method": "POST", "path": f"/s/{slug}/join", "headers": headers, "query_string": b""}
    asking = ApplicationCommunicator(Router(routes=routes), scope)
    await asking.send_input({"type": "http.request", "body": b"", "more_body": False})
    status: int = (await asking.receive_output(20))["status"]
    await asking.receive_output(20)
    await asking.wait(20)
    return status


async def test_one_round_trip_and_no_sql(
    processes: Processes, live_space: Space, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        await charlie.seated()
    cookie = cookie_of(None)
    assert await join(live_space.slug, cookie) == 200  # connects, and sends the script

    sent: list[str] = []
    send, execute = AbstractConnection.send_packed_command, CursorWrapper.execute

    async def sends(self: Any, *args: Any, **kwargs: Any) -> Any:
        sent.append("redis")
        return await send(self, *args, **kwargs)

    def executes(self: Any, *args: Any, **kwargs: Any) -> Any:
        sent.append("sql")
        return execute(self, *args, **kwargs)

    monkeypatch.setattr(AbstractConnection, "send_packed_command", sends)
    monkeypatch.setattr(CursorWrapper, "execute", executes)
    for _ in range(10):
        assert await join(live_space.slug, cookie) == 200
    assert sent == ["redis"] * 10
