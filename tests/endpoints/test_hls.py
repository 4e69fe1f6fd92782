"""A broadcast's files: for whoever has a good address, and nothing else of the disk."""

import time
from pathlib import Path

import aiohttp
import pytest
from channels.db import database_sync_to_async as run
from django.conf import settings

from accounts.models import User
from spaces import hls_paths
from spaces.models import Actor, Space
from spaces.models.broadcast import new_key
from tests.live.browser import Browser
from tests.processes import Processes, eventually

SECRET_OF_A_CHILD = "state.json"


@pytest.fixture
def key() -> str:
    """Of a broadcast with two generations on the disk of the web process."""
    key = new_key()
    folder = Path(settings.BROADCAST_DIR, key)
    for generation in ("1", "2"):
        (folder / generation).mkdir(parents=True)
        (folder / generation / "stream-7.m4s").write_bytes(b"sound " + generation.encode())
    (folder / "2" / "init-0.mp4").write_bytes(b"init")
    (folder / "2" / "master.m3u8").write_text("#EXTM3U")
    (folder / "2" / SECRET_OF_A_CHILD).write_text("{}")
    (folder / "current").symlink_to("2")
    (Path(settings.BROADCAST_DIR) / "outside.m3u8").write_text("not for listeners")
    return key


async def get(processes: Processes, path: str) -> tuple[int, str, dict[str, str]]:
    from yarl import URL

    async with (
        aiohttp.ClientSession() as session,
        session.get(URL(processes.url + path, encoded=True), allow_redirects=False) as answer,
    ):
        return answer.status, await answer.text(), dict(answer.headers)


async def test_playlists_for_a_second_and_segments_for_good(processes: Processes, key: str) -> None:
    master = hls_paths.address(key).url
    status, body, headers = await get(processes, master)
    assert (status, body, headers["Cache-Control"]) == (200, "#EXTM3U", "public, max-age=1")
    assert headers["Content-Type"] == "application/vnd.apple.mpegurl"
    base = master.removesuffix("current/master.m3u8")
    for file, content in (("current/stream-7.m4s", "sound 2"), ("1/stream-7.m4s", "sound 1"), ("2/init-0.mp4", "init")):
        status, body, headers = await get(processes, base + file)
        assert (status, body, headers["Content-Type"]) == (200, content, "audio/mp4")
        assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert headers["Access-Control-Allow-Origin"] == "*"


async def test_what_is_not_there_yet_or_not_any_more(processes: Processes, key: str) -> None:
    base = hls_paths.address(key).url.removesuffix("current/master.m3u8")
    for path in (f"{base}current/stream-8.m4s", f"{base}3/master.m3u8", hls_paths.address(new_key()).url):
        status, _body, headers = await get(processes, path)
        assert (status, headers["Cache-Control"]) == (404, "no-store")


async def test_only_addresses_that_we_signed_and_only_in_time(processes: Processes, key: str) -> None:
    good = hls_paths.address(key)
    _, _, expires, signature, _ = good.url.split("/", 4)
    over = int(time.time()) - 5
    signed_once = hls_paths._signature(over, key, hls_paths.secret())
    for path in (
        f"/hls/{int(expires) + 1}/{signature}/{key}/current/master.m3u8",
        f"/hls/{expires}/{signature}/{new_key()}/current/master.m3u8",
        f"/hls/{expires}/{'x' * 22}/{key}/current/master.m3u8",
        f"/hls/{over}/{signed_once}/{key}/current/master.m3u8",
    ):
        assert (await get(processes, path))[0] == 403, path


@pytest.mark.parametrize(
    "file",
    [
        f"2/{SECRET_OF_A_CHILD}",
        "../outside.m3u8",
        "2/../../outside.m3u8",
        "2/..%2F..%2Foutside.m3u8",
        "%2e%2e/outside.m3u8",
        "2%2F..%2F../outside.m3u8",
        "current/%2e%2e%2f%2e%2e%2foutside.m3u8",
        "2/.m3u8",
        "2/master.m3u8%00",
        "current",
        "",
        "2/",
        "x/master.m3u8",
    ],
)
async def test_nothing_else_of_the_disk(processes: Processes, key: str, file: str) -> None:
    base = hls_paths.address(key).url.removesuffix("current/master.m3u8")
    status, body, _headers = await get(processes, base + file)
    assert status == 404
    assert "not for listeners" not in body


def test_an_evening_has_few_addresses_and_each_lasts(key: str) -> None:
    address = hls_paths.address(key)
    assert address.expires % 3600 == 0
    assert 12 * 3600 <= address.expires - time.time() <= 13 * 3600
    assert hls_paths.address(key).url == address.url or address.expires != hls_paths.address(key).expires


def test_an_earlier_secret_key_is_good_while_it_is_replaced(key: str, settings: object) -> None:
    address = hls_paths.address(key)
    _, _, expires, signature, _ = address.url.split("/", 4)
    before = settings.SECRET_KEY  # type: ignore[attr-defined]
    settings.SECRET_KEY = "another one, as long as a secret should be, or longer"  # type: ignore[attr-defined]
    assert not hls_paths.is_good(int(expires), signature, key)
    settings.SECRET_KEY_FALLBACKS = [before]  # type: ignore[attr-defined]
    assert hls_paths.is_good(int(expires), signature, key)


async def test_an_address_for_radios(processes: Processes, live_space: Space, alice: User) -> None:
    async with Browser(processes.url, live_space.slug) as anybody:
        await anybody.seated()
    path = f"/s/{live_space.slug}/listen.m3u8"
    status, _body, headers = await get(processes, path)
    assert (status, headers["Location"]) == (302, hls_paths.address(await run(lambda: live_space.broadcast_key)()).url)
    for change, wanted in (
        (lambda: live_space.lock(by=Actor.of(alice)), 403),
        (lambda: live_space.unlock(by=Actor.of(alice)), 302),
        (lambda: live_space.edit(by=Actor.of(alice), scheduled_for=None, visibility="private"), 404),
        (lambda: live_space.edit(by=Actor.of(alice), scheduled_for=None, visibility="unlisted"), 302),
        (lambda: live_space.end(by=Actor.of(alice)), 410),
    ):
        await run(change)()

        async def answered(wanted: int = wanted) -> bool:
            return (await get(processes, path))[0] == wanted

        await eventually(answered)


async def test_radios_may_wait_for_the_start(processes: Processes, space: Space) -> None:
    assert (await get(processes, f"/s/{space.slug}/listen.m3u8"))[0] == 302
    assert (await get(processes, "/s/no-such-space/listen.m3u8"))[0] == 404
