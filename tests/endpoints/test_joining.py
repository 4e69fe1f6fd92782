"""From the tap on Listen to a seat: over real HTTP, without SQL."""

import jwt
from channels.db import database_sync_to_async as run
from django.conf import settings

from accounts.models import User
from accounts.passes import COOKIE
from spaces.models import Space
from tests.live.browser import Browser
from tests.processes import Processes, eventually


def grants(token: str) -> dict[str, object]:
    claims = jwt.decode(token, settings.LIVEKIT_API_SECRET, algorithms=["HS256"])
    assert claims["exp"] - claims["nbf"] <= 600
    video: dict[str, object] = claims["video"]
    return video


async def test_a_stranger_gets_a_hidden_seat_and_a_pass(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        answer = await charlie.seated()
        assert (answer["role"], answer["on_stage"], answer["name"]) == (None, False, None)
        token = grants(answer["livekit"]["token"])
        assert token["room"] == live_space.room
        assert (token["hidden"], token["canPublish"], token["canPublishData"]) == (True, False, False)
        assert not any(token.get(right) for right in ("roomAdmin", "roomCreate", "roomList", "roomRecord"))
        assert COOKIE in {cookie.key for cookie in charlie.session.cookie_jar}


async def test_joining_again_is_the_same_person(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        assert (await charlie.seated())["person"] == (await charlie.seated())["person"]


async def test_the_host_is_on_stage_and_seen(processes: Processes, live_space: Space, alice: User) -> None:
    async with Browser(processes.url, live_space.slug, alice) as host:
        answer = await host.seated()
        assert (answer["role"], answer["on_stage"], answer["name"]) == ("host", True, "Alice")
        token = grants(answer["livekit"]["token"])
        assert (token["hidden"], token["canPublish"], token["canPublishSources"]) == (False, True, ["microphone"])


async def test_what_is_not_live_says_so(processes: Processes, space: Space, alice: User) -> None:
    async with Browser(processes.url, space.slug) as charlie:
        assert (await charlie.join())[0] == 409
        await run(space.start)(by=space.actor(alice))
        await charlie.seated()
        await run(space.end)(by=space.actor(alice))

        async def refused() -> bool:
            status, answer = await charlie.join()
            return (status, answer.get("error")) == (410, "space_ended")

        await eventually(refused)


async def test_what_does_not_exist_is_not_found(processes: Processes) -> None:
    async with Browser(processes.url, "no-such-space") as charlie:
        for _ in range(2):
            status, answer = await charlie.join()
            assert (status, answer["error"]) == (404, "space_not_found")
        assert (await charlie.get("state.json"))[0] == 404


async def test_another_site_can_not_join_for_somebody(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        await charlie.seated()
        host = processes.url.removeprefix("http://")
        for origin in ("http://evil.test", f"https://{host}", "http://localhost:1", "null"):
            assert (await charlie.join(Origin=origin))[0] == 403
        assert (await charlie.join(Origin=processes.url))[0] == 200
        assert (await charlie.join(Host="evil.test", Origin="http://evil.test"))[0] == 403


async def test_a_revoked_pass_is_refused_until_it_is_renewed(
    processes: Processes, live_space: Space, alice: User
) -> None:
    async with Browser(processes.url, live_space.slug, alice) as host:
        await host.seated()
        await run(alice.raise_epoch)()

        async def refused() -> bool:
            return (await host.join())[0] == 401

        await eventually(refused)
    async with Browser(processes.url, live_space.slug, alice) as host:
        assert (await host.seated())["role"] == "host"


async def test_a_session_without_a_pass_is_not_taken_for_a_stranger(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as host:
        host.session.cookie_jar.update_cookies({settings.SESSION_COOKIE_NAME: "something"})
        status, answer = await host.join()
        assert (status, answer["error"]) == (401, "pass_revoked")


async def test_state_is_the_same_for_everyone_and_may_be_kept_a_second(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        await charlie.seated()
        async with charlie.session.get(f"{processes.url}/s/{live_space.slug}/state.json") as answer:
            state = await answer.json()
            assert answer.headers["Cache-Control"] == "public, max-age=1"
        assert (state["state"], state["title"], [one["name"] for one in state["stage"]]) == (
            "live",
            "An evening",
            ["Alice"],
        )
        assert live_space.room not in str(state)


async def test_events_after_a_number(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as charlie:
        await charlie.seated()
        status, answer = await charlie.get("events?after=1")
        assert status == 200
        assert [(one["seq"], one["kind"]) for one in answer["events"]] == [(2, "space.started"), (3, "stage.joined")]
        assert (await charlie.get("events?after=3"))[1] == {"events": [], "seq": 3}
        for bad in ("-1", "x", "1e9", "99999999999999999999"):
            assert (await charlie.get(f"events?after={bad}"))[0] == 400
