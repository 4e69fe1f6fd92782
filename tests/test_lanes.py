"""A crowd loading pages is bounded and told to come again; what a moderator decides has its own lane."""

import asyncio
from typing import Any

from spaces.lanes import Lanes


class App:
    """Serves nobody until it is let go; remembers how many were served at once."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.serving = self.most = 0
        self.paths: list[str] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.serving += 1
        self.most = max(self.most, self.serving)
        self.paths.append(scope["path"])
        await self.go.wait()
        self.serving -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})


async def ask(lanes: Lanes, path: str, method: str = "GET") -> dict[str, Any]:
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    await lanes({"type": "http", "method": method, "path": path, "headers": []}, None, send)  # type: ignore[arg-type]
    return sent[0]


async def test_so_many_are_served_so_many_wait_and_the_rest_come_again() -> None:
    app = App()
    lanes = Lanes(app, pages=3, verbs=1, hands=1, line=5)
    crowd = [asyncio.create_task(ask(lanes, "/")) for _ in range(20)]
    turned_away = [await done for done in await asyncio.wait_for(_first(crowd, 12), 5)]
    assert {one["status"] for one in turned_away} == {503}
    assert b"retry-after" in dict(turned_away[0]["headers"])
    decided = asyncio.create_task(ask(lanes, "/s/an-evening/end/", "POST"))
    while "/s/an-evening/end/" not in app.paths:
        await asyncio.sleep(0)
    app.go.set()
    assert (await decided)["status"] == 200
    assert [(await one)["status"] for one in crowd].count(200) == 8
    assert app.most == 4


async def test_a_crowd_of_hands_waits_in_a_narrow_lane() -> None:
    app = App()
    lanes = Lanes(app, pages=3, verbs=1, hands=2, line=50)
    hands = [asyncio.create_task(ask(lanes, "/s/an-evening/hand/raise/", "POST")) for _ in range(20)]
    others = [asyncio.create_task(ask(lanes, "/")), asyncio.create_task(ask(lanes, "/s/an-evening/end/", "POST"))]
    while len(app.paths) < 4:
        await asyncio.sleep(0)
    assert sorted(app.paths) == ["/", "/s/an-evening/end/", *["/s/an-evening/hand/raise/"] * 2]
    app.go.set()
    assert {(await one)["status"] for one in [*hands, *others]} == {200}


async def _first(tasks: list[asyncio.Task[dict[str, Any]]], number: int) -> list[asyncio.Task[dict[str, Any]]]:
    while len(done := [task for task in tasks if task.done()]) < number:
        await asyncio.sleep(0)
    return done


async def test_a_page_that_looks_like_a_verb_but_is_none_waits_with_the_pages() -> None:
    app = App()
    lanes = Lanes(app, pages=1, verbs=1, hands=1, line=0)
    for path in ("/s/an-evening/", "/people/invite/"):
        assert (await ask(lanes, path, "POST"))["status"] == 503
    assert app.paths == []
