"""The audience's list: who is on it, who is not, and who may search it."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from uuid import uuid4

from channels.db import database_sync_to_async as run
from django.http import HttpResponse

from accounts.models import User
from accounts.passes import COOKIE, Pass
from spaces.live import keys
from spaces.live.audience import SHOWN
from spaces.models import Actor, Space
from spaces.models.door import standing
from tests.live.browser import Browser
from tests.live.speaking import live_redis, publish
from tests.live.webs import another_web
from tests.models.scenes import bring_on_stage
from tests.processes import Processes, eventually

PATIENCE = 20


def named(name: str) -> Pass:
    return Pass.named(None, name)


def shown(user: User) -> Pass:
    return Pass.for_user(user).showing(True)


async def holds(browser: Browser, held: Pass) -> None:
    response = HttpResponse()
    held.give(response)
    browser.session.cookie_jar.update_cookies({COOKIE: response.cookies[COOKIE].value})


@asynccontextmanager
async def there(url: str, space: Space, *passes: Pass) -> AsyncIterator[list[Browser]]:
    """Each with a socket of theirs."""
    async with AsyncExitStack() as stack:
        browsers = []
        for held in passes:
            browser = await stack.enter_async_context(Browser(url, space.slug))
            await holds(browser, held)
            await browser.connect()
            await browser.hear(t="snapshot")
            browsers.append(browser)
        yield browsers


async def lists(browser: Browser, *names: str, more: int = 0, q: str | None = None) -> list[dict[str, str]]:
    """Wait until the list says exactly this."""

    async def does() -> list[dict[str, str]] | None:
        status, answer = await browser.get("audience.json" if q is None else f"audience.json?q={q}")
        assert status == 200
        seen = [person["name"] for person in answer["people"]]
        return [*answer["people"], {"name": "", "role": ""}] if (seen, answer["more"]) == ([*names], more) else None

    found = await eventually(does, PATIENCE)
    assert found
    return found[:-1]


async def test_those_who_are_shown_come_first_and_the_others_are_a_number(
    processes: Processes, live_space: Space, bob: User, charlie: User, dana: User
) -> None:
    nobody = Pass.for_nobody_in_particular()
    async with there(processes.url, live_space, nobody, named("Gus"), Pass.for_user(bob), shown(charlie)) as browsers:
        people = await lists(browsers[0], "Gus", "Charlie", more=2)
        assert [one["role"] for one in people] == ["guest", None]
        assert browsers[1].socket
        await browsers[1].socket.close()
        await lists(browsers[0], "Charlie", more=2)
        async with there(processes.url, live_space, shown(dana)):
            await lists(browsers[0], "Charlie", "Dana", more=2)


async def test_a_tab_more_changes_nothing_in_whatever_process(
    processes: Processes, live_space: Space, tmp_path: Path
) -> None:
    gus, nora = named("Gus"), named("Nora")
    with another_web(processes, tmp_path) as second:
        async with (
            there(processes.url, live_space, gus, gus) as (first, other),
            there(second.url, live_space, nora, gus),
            live_redis() as live,
        ):
            # Gus is counted where he is: once in each process.
            await lists(first, "Gus", "Nora", more=1)
            assert other.socket
            await other.socket.close()
            await lists(first, "Gus", "Nora", more=1)
            second.process.kill()
            await lists(first, "Gus")

            async def is_tidied() -> bool:
                return await live.hlen(keys.listening(live_space.slug)) == 1

            await eventually(is_tidied, PATIENCE)


async def test_a_guest_chooses_and_the_list_follows_at_once(processes: Processes, live_space: Space) -> None:
    gus = named("Gus")
    async with there(processes.url, live_space, gus, gus, Pass.for_nobody_in_particular()) as (tab, other, nobody):
        await lists(nobody, "Gus", more=1)
        for choice, names in (("0", []), ("1", ["Gus"])):
            await choose(tab, choice)
            await lists(nobody, *names, more=2 - len(names))
            assert (await other.get("shown"))[1] == {"name": "Gus", "shown": True}  # this browser's pass is another
        assert (await nobody.get("shown"))[1] == {"name": None, "shown": False}


async def choose(browser: Browser, choice: str) -> None:
    headers = {"Origin": browser.url}
    async with browser.session.post(f"{browser.url}/pass/shown/", data={"shown": choice}, headers=headers) as answer:
        assert answer.status == 204, await answer.text()
    async with browser.session.post(f"{browser.url}/s/{browser.slug}/shown", headers=headers) as answer:
        assert (await answer.json())["shown"] == (choice == "1")


async def test_whoever_gives_a_name_is_shown_from_then_on(processes: Processes, live_space: Space) -> None:
    async with there(processes.url, live_space, held := Pass.for_nobody_in_particular()) as (browser,):
        await lists(browser, more=1)
        await holds(browser, Pass.named(held, "Gina"))
        async with browser.session.post(f"{browser.url}/s/{browser.slug}/shown") as answer:
            assert await answer.json() == {"name": "Gina", "shown": True}
        await lists(browser, "Gina")


async def test_another_sites_page_shows_nobody(processes: Processes, live_space: Space) -> None:
    async with there(processes.url, live_space, named("Gus").showing(False)) as (gus,):
        await holds(gus, named("Gus"))
        headers = {"Origin": "http://evil.test"}
        async with gus.session.post(f"{gus.url}/s/{gus.slug}/shown", headers=headers) as answer:
            assert (answer.status, (await answer.json())["error"]) == (403, "origin_refused")
        await lists(gus, more=1)


async def test_an_account_that_hides_is_hidden_on_every_device(
    processes: Processes, live_space: Space, charlie: User
) -> None:
    await run(charlie.show_in_audiences)(True)
    async with there(processes.url, live_space, Pass.for_user(charlie), named("Gus")) as (phone, gus):
        await lists(gus, "Charlie", "Gus")
        await run(charlie.show_in_audiences)(False)
        assert await phone.closed() == 4401
        await lists(gus, "Gus")


async def test_who_is_on_stage_or_sent_away_is_not_in_it(
    processes: Processes, live_space: Space, alice: User, bob: User, dana: User
) -> None:
    async with there(processes.url, live_space, named("Gus"), shown(bob), shown(dana)) as (gus, _bob, sent):
        await lists(gus, "Gus", "Bob", "Dana")
        place = await run(bring_on_stage)(live_space, bob)
        await lists(gus, "Gus", "Dana")
        host = Actor.of(alice)
        await run(place.move_to_audience)(by=host)
        await lists(gus, "Gus", "Bob", "Dana")
        other = await run(live_space.place_of)(dana)
        await run(other.ban)(by=host)
        assert await sent.closed() == 4410
        await lists(gus, "Gus", "Bob")


async def test_a_moderators_role_stands_beside_the_name(processes: Processes, live_space: Space, mona: User) -> None:
    async with there(processes.url, live_space, shown(mona)) as (browser,):
        await browser.hear(t="tick", seq=live_space.last_seq)
        await publish(live_space, live_space.last_seq + 1, about=mona, standing=standing("moderator", "", "Mona|M."))

        async def says_so() -> bool:
            _status, answer = await browser.get("audience.json")
            return bool(answer["people"] == [{"name": "Mona|M.", "role": "moderator"}])

        await eventually(says_so, PATIENCE)


async def test_what_redis_lost_comes_back_by_itself(processes: Processes, live_space: Space) -> None:
    async with there(processes.url, live_space, named("Gus"), named("Nora")) as (browser, _nora), live_redis() as live:
        await lists(browser, "Gus", "Nora")
        found = {key async for key in live.scan_iter(f"list*{live_space.slug}*")}
        assert len(found) == 2
        (listed,) = (key for key in found if key.startswith("listed"))
        await live.flushdb()

        async def is_back() -> bool:
            return await live.zcard(listed) == 2

        await eventually(is_back, PATIENCE)
        await lists(browser, "Gus", "Nora")


async def test_it_shows_the_first_fifty_however_many_there_are(
    processes: Processes, live_space: Space, alice: User
) -> None:
    passes = [named(f"Guest {number:03}") for number in range(SHOWN + 5)]
    async with there(processes.url, live_space, *passes, Pass.for_user(alice)) as browsers:
        names = [f"Guest {number:03}" for number in range(SHOWN)]
        await lists(browsers[0], *names, more=5)
        await lists(browsers[-1], "Guest 053", q="t 053")
        await lists(browsers[-1], *names, more=5, q="GUEST")


async def test_moderators_find_by_a_part_of_the_name_and_nobody_who_is_only_counted(
    processes: Processes, live_space: Space, alice: User
) -> None:
    passes = [named("Zoë Müller"), named("Gus Muller").showing(False), named("Ana|Maria")]
    async with there(processes.url, live_space, *passes, Pass.for_user(alice)) as (*_people, host):
        await lists(host, "Zoë Müller", q="muller")
        await lists(host, "Ana|Maria", q="a|M")
        await lists(host, "Zoë Müller", "Ana|Maria", q="")
        await lists(host, q="nobody")
        assert (await host.get(f"audience.json?q={'x' * 61}"))[0] == 400


async def test_nobody_else_searches(processes: Processes, live_space: Space, bob: User) -> None:
    for held in (Pass(uuid4().hex, name="Gus"), Pass.for_user(bob), None):
        async with Browser(processes.url, live_space.slug) as browser:
            if held:
                await holds(browser, held)
            status, answer = await browser.get("audience.json?q=a")
            assert (status, answer["error"]) == (403, "not_allowed")


async def test_before_and_after_there_is_no_audience(processes: Processes, space: Space, alice: User) -> None:
    async with there(processes.url, space, named("Gus")) as (gus,):
        await lists(gus)
        await run(space.start)(by=Actor.of(alice))
        await lists(gus, "Gus")
        await run(space.end)(by=Actor.of(alice))
        await lists(gus)
