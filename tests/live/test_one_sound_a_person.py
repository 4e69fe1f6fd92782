"""One person on several devices: the sound is on one of them, and moves only when asked to."""

import socket
from itertools import permutations

import pytest

from accounts.models import User
from spaces.live import keys
from spaces.live.sounds import HOLDS, LOST_HOLDS
from spaces.models import Space
from tests.live.browser import Browser, cookie_of
from tests.live.speaking import live_redis
from tests.processes import Processes, eventually

PHONE, LAPTOP = ("1" * 16, "iphone"), ("2" * 16, "windows")


async def joined(browser: Browser, device: tuple[str, str], sound: str = "take") -> str:
    """The seat; where the sound is elsewhere, on what."""

    async def tried() -> str:
        _status, answer = await browser.join(f"?device={device[0]}&on={device[1]}&sound={sound}")
        # Right after the start the door is a moment behind; and Redis may be busy for one.
        soon = answer.get("error") in ("space_not_live", "live_unavailable")
        seat = "waiting" if soon else str(answer["seat"])
        return "" if seat == "waiting" else f"on {answer['on']}" if seat == "elsewhere" else seat

    return await eventually(tried)


async def sounding(browser: Browser, device: tuple[str, str], user: User | None) -> None:
    """Open the socket, and say on it that the sound is here."""
    await browser.connect(Cookie=cookie_of(user))
    await browser.hear(t="snapshot")
    await browser.say(t="sound", device=device[0], on=device[1])


async def frees(browser: Browser, device: tuple[str, str]) -> None:
    async def free() -> bool:
        return await joined(browser, device, "ask") == "interactive"

    await eventually(free)


async def test_a_second_device_is_told_where_the_sound_is_and_takes_it_when_asked_to(
    processes: Processes, live_space: Space, alice: User
) -> None:
    async with Browser(processes.url, live_space.slug, alice) as alices:
        assert await joined(alices, PHONE) == "interactive"
        assert await joined(alices, PHONE) == "interactive"
        assert await joined(alices, LAPTOP) == "on iphone"
        assert await joined(alices, LAPTOP, "ask") == "on iphone"
        assert await joined(alices, LAPTOP, "move") == "interactive"
        assert await joined(alices, PHONE, "ask") == "on windows"
        assert await joined(alices, PHONE) == "on windows"


async def test_two_guests_have_a_sound_each(processes: Processes, live_space: Space) -> None:
    async with Browser(processes.url, live_space.slug) as one, Browser(processes.url, live_space.slug) as other:
        for browser, device in ((one, PHONE), (other, LAPTOP)):
            await browser.seated()
            assert await joined(browser, device) == "interactive"
        assert await joined(one, LAPTOP) == "on iphone"


async def test_who_only_asks_takes_nothing(processes: Processes, live_space: Space, alice: User) -> None:
    async with Browser(processes.url, live_space.slug, alice) as alices:
        assert await joined(alices, PHONE, "ask") == "interactive"
        assert await joined(alices, LAPTOP) == "interactive"


async def test_without_a_device_nothing_is_known_of_others(
    processes: Processes, live_space: Space, alice: User
) -> None:
    async with Browser(processes.url, live_space.slug, alice) as alices:
        await alices.seated()
        for query in ("", "?device=1&on=iphone", f"?device={'1' * 16}&on=fridge", "?device=%00&sound=move"):
            status, answer = await alices.join(query)
            assert (status, answer["seat"] in ("interactive", "waiting")) == (200, True)
        assert await joined(alices, LAPTOP) == "interactive"


@pytest.mark.parametrize("leaving", list(permutations(["phone", "laptop"])))
async def test_whichever_leaves_first_no_device_is_left_with_a_sound_that_is_gone(
    processes: Processes, live_space: Space, alice: User, leaving: tuple[str, ...]
) -> None:
    async with (
        Browser(processes.url, live_space.slug, alice) as phone,
        Browser(processes.url, live_space.slug, alice) as laptop,
        Browser(processes.url, live_space.slug, alice) as third,
    ):
        await joined(phone, PHONE)
        await sounding(phone, PHONE, alice)
        await joined(laptop, LAPTOP, "move")
        await sounding(laptop, LAPTOP, alice)
        # The phone has not noticed yet: its heartbeat takes nothing back.
        await phone.say(t="sound", device=PHONE[0], on=PHONE[1])
        assert await joined(third, PHONE, "ask") == "on windows"
        for name in leaving:
            left = phone if name == "phone" else laptop
            assert left.socket
            await left.socket.close()
            if name == "phone" and leaving[0] == "phone":
                assert await joined(third, PHONE, "ask") == "on windows"
            if name == "laptop":
                await frees(third, PHONE)


async def test_a_socket_that_is_cut_off_keeps_the_sound_where_it_is(
    processes: Processes, live_space: Space, alice: User
) -> None:
    held, person = keys.sounds(live_space.slug), alice.person.hex
    async with Browser(processes.url, live_space.slug, alice) as phone, live_redis() as redis:
        await joined(phone, PHONE)
        await redis.delete(held)
        await sounding(phone, PHONE, alice)
        await eventually(lambda: redis.hexists(held, person))
        assert phone.socket
        phone.socket.get_extra_info("socket").shutdown(socket.SHUT_RDWR)

        async def holds_for_a_while() -> bool:
            *_, at = str(await redis.hget(held, person)).split("|")
            now, _ = await redis.time()
            return 0 < int(at) + HOLDS - now <= LOST_HOLDS

        await eventually(holds_for_a_while)
        assert await joined(phone, LAPTOP) == "on iphone"


async def test_a_page_that_only_controls_gives_the_sound_free(
    processes: Processes, live_space: Space, alice: User
) -> None:
    async with Browser(processes.url, live_space.slug, alice) as phone:
        await joined(phone, PHONE)
        await sounding(phone, PHONE, alice)
        assert await joined(phone, LAPTOP) == "on iphone"
        await phone.say(t="beat")
        await frees(phone, LAPTOP)


async def test_after_redis_lost_it_the_next_heartbeat_says_it_again(
    processes: Processes, live_space: Space, alice: User
) -> None:
    async with Browser(processes.url, live_space.slug, alice) as phone, live_redis() as redis:
        await joined(phone, PHONE)
        await sounding(phone, PHONE, alice)
        await redis.delete(keys.sounds(live_space.slug))
        await phone.say(t="sound", device=PHONE[0], on=PHONE[1])

        async def known() -> bool:
            return await joined(phone, LAPTOP, "ask") == "on iphone"

        await eventually(known)


async def test_the_sound_of_a_device_that_fell_silent_is_free(
    processes: Processes, live_space: Space, alice: User
) -> None:
    async with Browser(processes.url, live_space.slug, alice) as alices, live_redis() as redis:
        await joined(alices, PHONE)
        now, _ = await redis.time()
        person = (await alices.join())[1]["person"]
        await redis.hset(keys.sounds(live_space.slug), person, f"{PHONE[0]}|iphone|{now - HOLDS}")
        assert await joined(alices, LAPTOP) == "interactive"
