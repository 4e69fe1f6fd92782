"""What nginx gives of a broadcast in a second, on one core, with TLS and with deploy/nginx.conf."""

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from spaces import hls_paths
from spaces.models.broadcast import new_key
from tests.bench import report
from tests.deploy.nginx import Nginx, running, with_nginx

pytestmark = with_nginx

SECONDS = 10
LISTENERS = 200
AIM = 50_000
PLAYLIST, SEGMENT = 1_400, 12_600
"""Bytes: about what a list of eight segments has, and half as much again as a second of 64 kbit/s has."""
H2LOAD = shutil.which("h2load")
"""Of nghttp2 (apt install nghttp2-client): a load of requests over TLS on kept connections."""
ABOUT = f"""
One worker of Debian's nginx with deploy/nginx.conf, held to one core; on the other, `h2load` with {LISTENERS} kept connections over HTTP/2 and TLS 1.3, for {SECONDS} s each.
Every request is checked by signature (`secure_link`) and read as a file; nothing is asked of the application. A listener asks twice a second.
"""


@pytest.mark.skipif(H2LOAD is None or os.cpu_count() == 1, reason="wants h2load and a second core")
def test_requests_a_second_on_a_core(tmp_path: Path) -> None:
    about = report.machine()
    with running(tmp_path, tls=True) as nginx:
        key = new_key()
        (folder := nginx.broadcasts / key / "2").mkdir(parents=True)
        (nginx.broadcasts / key / "current").symlink_to("2")
        (folder / "stream.m3u8").write_bytes(os.urandom(PLAYLIST))
        (folder / "stream-7.m4s").write_bytes(os.urandom(SEGMENT))
        master = nginx.url + hls_paths.address(key).url
        playlist = master.replace("current/master.m3u8", "current/stream.m3u8")
        segment = master.replace("current/master.m3u8", "2/stream-7.m4s")
        rows = [
            row(nginx, tmp_path, "playlist", f"{PLAYLIST / 1000} KB", playlist),
            row(nginx, tmp_path, "segment", f"{SEGMENT / 1000} KB", segment),
            row(nginx, tmp_path, "both in turn, as a listener does", "", playlist, segment),
            row(nginx, tmp_path, "ten at once on a connection, as a CDN does", "", playlist, segment, at_once=10),
        ]
    report.write(
        "What nginx serves of a broadcast on a core",
        f"""{ABOUT}
| what | size | requests a second | its core busy | requests a second of its CPU | aim | listeners a core |
|---|---|---|---|---|---|---|
{chr(10).join(rows)}
""",
        about,
    )


def row(nginx: Nginx, folder: Path, what: str, size: str, *wanted: str, at_once: int = 1) -> str:
    addresses = folder / "addresses"
    addresses.write_text("\n".join(wanted))
    assert H2LOAD
    command = [
        "taskset",
        "-c",
        "1",
        H2LOAD,
        "-c",
        str(LISTENERS),
        "-m",
        str(at_once),
        "-D",
        str(SECONDS),
        "-i",
        str(addresses),
    ]
    before, began = sum(nginx.worker.cpu_times()[:2]), time.monotonic()
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    used, took = sum(nginx.worker.cpu_times()[:2]) - before, time.monotonic() - began
    [rate] = re.findall(r"finished in [\d.]+s, ([\d.]+) req/s", said)
    [(good, bad)] = re.findall(r"status codes: (\d+) 2xx, .* (\d+) 5xx", said)
    assert int(good), said
    assert not int(bad), said
    per_core = int(good) / used
    verdict = "met" if per_core >= AIM else "missed"
    return f"| {what} | {size} | {float(rate):,.0f} | {used / took:.0%} | {per_core:,.0f} | ≥ {AIM:,}: {verdict} | {per_core / 2:,.0f} |"
