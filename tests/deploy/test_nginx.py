"""deploy/nginx.conf with Debian's nginx: it takes the file, and serves broadcasts as the web process does."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from spaces import hls_paths
from spaces.models.broadcast import new_key
from tests.deploy.nginx import Nginx, running, with_nginx

pytestmark = with_nginx


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[Nginx]:
    with running(tmp_path) as started:
        yield started


@pytest.fixture
def key(nginx: Nginx) -> str:
    key = new_key()
    (folder := nginx.broadcasts / key / "2").mkdir(parents=True)
    (folder / "master.m3u8").write_text("#EXTM3U")
    (folder / "stream-7.m4s").write_text("sound")
    (folder / "state.json").write_text("{}")
    (nginx.broadcasts / key / "current").symlink_to("2")
    return key


async def test_what_we_signed_is_served_with_what_caches_need(nginx: Nginx, key: str) -> None:
    master = hls_paths.address(key).url
    status, body, headers = await nginx.get(master)
    assert (status, body, headers["Cache-Control"]) == (200, "#EXTM3U", "public, max-age=1")
    assert headers["Content-Type"] == "application/vnd.apple.mpegurl"
    status, body, headers = await nginx.get(master.replace("current/master.m3u8", "2/stream-7.m4s"))
    assert (status, body, headers["Content-Type"]) == (200, "sound", "audio/mp4")
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["Access-Control-Allow-Origin"] == "*"


async def test_nothing_else_is(nginx: Nginx, key: str) -> None:
    master = hls_paths.address(key).url
    _, _, expires, signature, _ = master.split("/", 4)
    over = int(time.time()) - 5
    signed_once = hls_paths._signature(over, key, hls_paths.secret())
    for path, status in (
        (master.replace("current", "3"), 404),
        (master.replace("master.m3u8", "state.json"), 404),
        (master.replace("current/master.m3u8", "%2e%2e/secret"), 404),
        (hls_paths.address(new_key()).url, 404),
        (f"/hls/{int(expires) + 1}/{signature}/{key}/current/master.m3u8", 403),
        (f"/hls/{expires}/{signature}/{new_key()}/current/master.m3u8", 403),
        (f"/hls/{over}/{signed_once}/{key}/current/master.m3u8", 403),
        ("/hls/", 404),
    ):
        assert (await nginx.get(path))[0] == status, path


async def test_a_playlist_is_the_newest_at_once(nginx: Nginx, key: str) -> None:
    master = hls_paths.address(key).url
    await nginx.get(master)
    (folder := nginx.broadcasts / key / "3").mkdir()
    (folder / "master.m3u8").write_text("#EXTM3U of the successor")
    (nginx.broadcasts / key / "next").symlink_to("3")
    (nginx.broadcasts / key / "next").rename(nginx.broadcasts / key / "current")
    assert (await nginx.get(master))[1] == "#EXTM3U of the successor"
