"""A room of one's own to check a connection in: it lets nothing be heard, and not too often."""

import aiohttp
import jwt
from django.conf import settings

from spaces.live import keys
from spaces.live.probes import A_MINUTE
from spaces.live.redis import client
from spaces.media.livekit import rooms
from tests.processes import Processes


async def ask(processes: Processes, **headers: str) -> tuple[int, dict[str, object]]:
    address = f"{processes.url}/check/probe"
    async with aiohttp.ClientSession() as session, session.post(address, headers=headers) as answer:
        return answer.status, await answer.json()


async def forget() -> None:
    await client().delete(keys.probes("127.0.0.1"))


async def test_a_probe_may_come_in_and_nothing_else(processes: Processes) -> None:
    await forget()
    status, answer = await ask(processes)
    assert status == 200
    token = jwt.decode(answer["livekit"]["token"], settings.LIVEKIT_API_SECRET, algorithms=["HS256"])  # type: ignore[index]
    assert token["exp"] - token["nbf"] <= 120
    video = token["video"]
    assert video["room"].startswith(f"{settings.ROOM_PREFIX}check-")
    assert (video["hidden"], video["canPublish"], video["canSubscribe"]) == (True, False, False)
    assert not any(video.get(right) for right in ("canPublishData", "roomAdmin", "roomCreate", "roomList"))
    async with rooms() as media:
        assert video["room"] in await media.names()


async def test_each_probe_has_a_room_of_its_own(processes: Processes) -> None:
    await forget()
    assert (await ask(processes))[1] != (await ask(processes))[1]


async def test_too_many_are_refused(processes: Processes) -> None:
    await forget()
    await client().set(keys.probes("127.0.0.1"), A_MINUTE, ex=60)
    status, answer = await ask(processes)
    assert (status, answer["error"]) == (429, "too_many_tries")
    await forget()


async def test_another_sites_page_gets_none(processes: Processes) -> None:
    status, answer = await ask(processes, Origin="https://elsewhere.example")
    assert (status, answer["error"]) == (403, "origin_refused")
