"""Nothing that LiveKit did not sign has an effect, and what it did sign has one, once."""

import base64
import hashlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import aiohttp
import psycopg
import pytest
from channels.db import database_sync_to_async as run
from django.conf import settings
from livekit.api import AccessToken

from accounts.models import User
from spaces.database import dsn
from spaces.live.newcomers import may_not_be_there
from spaces.models import Space, WebhookDelivery
from spaces.models.changing import SPACES_CHANNEL
from tests.live.browser import Browser
from tests.processes import Processes, eventually


def signed(body: bytes, *, secret: str | None = None, over: bytes | None = None, age: timedelta = timedelta(0)) -> str:
    token = AccessToken(settings.LIVEKIT_API_KEY, secret or settings.LIVEKIT_API_SECRET)
    token.claims.sha256 = base64.b64encode(hashlib.sha256(body if over is None else over).digest()).decode()
    return token.with_ttl(timedelta(minutes=5) - age).to_jwt()


def message(space: Space, **more: Any) -> bytes:
    return json.dumps({"event": "room_finished", "id": "EV_1", "room": {"name": space.room}, **more}).encode()


async def post(processes: Processes, body: bytes, authorization: str | None) -> int:
    headers = {"Authorization": authorization} if authorization else {}
    async with aiohttp.ClientSession() as session:
        try:
            async with session.post(f"{processes.url}/livekit/webhook", data=body, headers=headers) as answer:
                return answer.status
        except aiohttp.ClientConnectionError:  # closed before we had sent it all
            return 413


async def kept() -> int:
    return int(await run(WebhookDelivery.objects.filter(delivery="EV_1").count)())


async def test_a_signed_message_is_kept_once(processes: Processes, live_space: Space) -> None:
    body = message(live_space)
    for _ in range(3):
        assert await post(processes, body, signed(body)) == 200
    assert await kept() == 1


@pytest.mark.parametrize(
    "authorization",
    [
        lambda body: None,
        lambda body: "nonsense",
        lambda body: signed(body, secret="another secret, long enough to sign with it"),
        lambda body: signed(body, over=body + b" "),
        lambda body: signed(body, age=timedelta(minutes=10)),
    ],
    ids=["unsigned", "nonsense", "foreign", "altered", "old"],
)
async def test_what_is_not_signed_has_no_effect(processes: Processes, live_space: Space, authorization: Any) -> None:
    body = message(live_space)
    assert await post(processes, body, authorization(body)) == 401
    assert await kept() == 0


async def test_what_is_enormous_has_no_effect(processes: Processes, live_space: Space) -> None:
    body = message(live_space, padding="x" * 10_000_000)
    assert await post(processes, body, signed(body)) == 413
    assert await kept() == 0


@pytest.mark.parametrize(
    "more",
    [{"event": "participant_joined"}, {"event": "of the future"}, {"room": {"name": "another"}}, {"id": ""}],
    ids=str,
)
async def test_what_concerns_no_room_of_ours_is_thanked_and_forgotten(
    processes: Processes, live_space: Space, more: dict[str, Any]
) -> None:
    body = message(live_space, **more)
    assert await post(processes, body, signed(body)) == 200
    assert await kept() == 0


async def test_who_may_not_be_there_is_noticed_at_once(processes: Processes, live_space: Space, dana: User) -> None:
    """Long before the next comparison: a banned person's join makes the keeper look."""
    await run(live_space.place_of)(dana)
    async with Browser(processes.url, live_space.slug) as charlie, listening() as notices:
        await charlie.seated()
        place = await run(live_space.participants.select_related("space__host").get)(person=dana.person)
        await run(place.ban)(by=live_space.actor(live_space.host))

        async def door_knows() -> bool:
            return await may_not_be_there(live_space.room, dana.person.hex)

        await eventually(door_knows)
        for person in (uuid4().hex, dana.person.hex):
            body = message(live_space, event="participant_joined", participant={"identity": person})
            assert await post(processes, body, signed(body)) == 200
        assert f"{live_space.pk} people" in await heard(notices)
    assert await kept() == 0


@asynccontextmanager
async def listening() -> AsyncIterator[psycopg.AsyncConnection[Any]]:
    async with await psycopg.AsyncConnection.connect(dsn(), autocommit=True) as connection:
        await connection.execute(f"LISTEN {SPACES_CHANNEL}")
        yield connection


async def heard(connection: psycopg.AsyncConnection[Any]) -> list[str]:
    """What has been told until one tells of people, and a moment longer."""
    payloads: list[str] = []
    async for notice in connection.notifies(timeout=5):
        payloads.append(notice.payload)
        if notice.payload.endswith("people"):
            break
    return payloads


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe"], ids=str)
async def test_signed_nonsense_has_no_effect(processes: Processes, live_space: Space, body: bytes) -> None:
    assert await post(processes, body, signed(body)) == 401
