"""deploy/nginx.conf with Debian's nginx: it takes the file, and serves broadcasts as the web process does."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from spaces import hls_paths
from spaces.models.broadcast import new_key
from tests.processes import ROOT, until
from tests.services import free_port

# Debian has it where only root looks.
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="there is no nginx on this machine (apt install nginx-light)")


@dataclass
class Nginx:
    url: str
    broadcasts: Path

    async def get(self, path: str) -> tuple[int, str, dict[str, str]]:
        async with aiohttp.ClientSession() as session, session.get(self.url + path) as answer:
            return answer.status, await answer.text(), dict(answer.headers)


def configured(folder: Path, port: int) -> str:
    """Our file for this machine: other paths, a port without TLS, and no IPv6, which a container may lack."""
    (folder / "secret").write_text(f'set $rostrum_hls_secret "{hls_paths.secret()}";')
    ours = (ROOT / "deploy" / "nginx.conf").read_text()
    for pattern, here in (
        (r"listen \[::\]:\d+.*;", ""),
        (r"listen 80;", f"listen 127.0.0.1:{free_port()};"),
        (r"listen 443 ssl http2;", f"listen 127.0.0.1:{port};"),
        (r"ssl_\w+ .*;", ""),
        (r"/etc/nginx/rostrum-hls-secret", f"{folder}/secret"),
        (r"/var/lib/rostrum/broadcast", f"{folder}/broadcast"),
        (r"/var/cache/nginx/rostrum", f"{folder}/cache"),
    ):
        ours, found = re.subn(pattern, here, ours)
        assert found, pattern
    temporary = "".join(
        f"{one}_temp_path {folder}/{one};" for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"""
        daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;
        events {{}}
        http {{ {temporary} access_log {folder}/access.log; {ours} }}
    """


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[Nginx]:
    assert NGINX
    port = free_port()
    (tmp_path / "nginx.conf").write_text(configured(tmp_path, port))
    (tmp_path / "broadcast").mkdir()
    # Workers are somebody else, who has to get at pytest's folders.
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    command = [NGINX, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf"), "-e", str(tmp_path / "error.log")]
    subprocess.run([*command, "-t"], check=True)
    running = subprocess.Popen(command)
    try:
        until(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text())
        yield Nginx(f"http://127.0.0.1:{port}", tmp_path / "broadcast")
    finally:
        running.terminate()
        running.wait()


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
