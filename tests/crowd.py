"""A crowd at one space: people who load its page, people who raise hands, all at once; and a moderator among them."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from uuid import uuid4

import aiohttp
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.guests import Guest
from accounts.models import User
from accounts.passes import COOKIE, Pass
from spaces.models import Participant, Space

CSRF = "c" * 32


@dataclass
class Crowd:
    """What the crowd was answered: ``outcomes`` by HTTP status and refusal, ``unanswered`` how many still wait."""

    url: str
    space: Space
    outcomes: Counter[str] = field(default_factory=Counter)
    unanswered: int = 0

    async def load_pages(self, session: aiohttp.ClientSession, count: int) -> None:
        """So many page loads at the same moment, none from a cache."""
        await asyncio.gather(*(self._load(session) for _ in range(count)))

    async def raise_hands(self, session: aiohttp.ClientSession, rate: int, seconds: float) -> None:
        """So many hands a second, each of somebody else."""
        start, under_way = time.monotonic(), []
        for number in range(int(rate * seconds)):
            await asyncio.sleep(max(0.0, start + number / rate - time.monotonic()))
            under_way.append(asyncio.create_task(self._raise(session, number)))
        await asyncio.gather(*under_way)

    async def _load(self, session: aiohttp.ClientSession) -> None:
        await self._ask(session, "GET", self.space.get_absolute_url(), {})

    async def _raise(self, session: aiohttp.ClientSession, number: int) -> None:
        headers = {"Cookie": f"{COOKIE}={cookie(Pass(uuid4().hex, name=f'Guest {number}'))}", "Origin": self.url}
        await self._ask(session, "POST", reverse("hand-raise", args=[self.space.slug]), headers)

    async def _ask(self, session: aiohttp.ClientSession, method: str, path: str, headers: dict[str, str]) -> None:
        self.unanswered += 1
        try:
            accept = {"Accept": "application/json"} if method == "POST" else {}
            async with session.request(method, self.url + path, headers={**headers, **accept}) as answer:
                # A line that is full answers with a page, before anybody reads what was asked for.
                refusal = await answer.json() if answer.content_type == "application/json" else {}
                self.outcomes[refusal.get("error", str(answer.status))] += 1
        finally:
            self.unanswered -= 1


@dataclass
class Moderator:
    """Somebody who is signed in and decides."""

    url: str
    space: Space
    session_key: str

    @classmethod
    def signed_in(cls, url: str, space: Space, user: User) -> "Moderator":
        client = Client()
        client.force_login(user)
        return cls(url, space, client.cookies[settings.SESSION_COOKIE_NAME].value)

    async def bans(self, session: aiohttp.ClientSession, place: Participant) -> tuple[int, float]:
        """Ban somebody; the status, and how long it took in seconds."""
        path = reverse("person-ban", args=[self.space.slug, place.person])
        headers = {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={self.session_key}; csrftoken={CSRF}",
            "X-CSRFToken": CSRF,
            "Origin": self.url,
            "Accept": "application/json",
        }
        began = time.monotonic()
        async with session.post(self.url + path, headers=headers) as answer:
            return answer.status, time.monotonic() - began


def troublemakers(space: Space, count: int) -> list[Participant]:
    """Guests with a place, whom one can ban."""
    return [space.place_of(Guest(uuid4(), f"Trouble {number}")) for number in range(count)]


def cookie(held: Pass) -> str:
    response = HttpResponse()
    held.give(response)
    return str(response.cookies[COOKIE].value)


def a_session() -> aiohttp.ClientSession:
    """Without a limit of its own on how many requests are under way, and with patience."""
    connector = aiohttp.TCPConnector(limit=0)
    return aiohttp.ClientSession(
        connector=connector, cookie_jar=aiohttp.DummyCookieJar(), timeout=aiohttp.ClientTimeout(total=120)
    )
