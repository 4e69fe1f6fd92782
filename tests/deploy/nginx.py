"""Debian's nginx with deploy/nginx.conf, on this machine and for a test."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import psutil
import pytest

from spaces import hls_paths
from tests.processes import ROOT, until
from tests.services import free_port

# Debian has it where only root looks.
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
with_nginx = pytest.mark.skipif(NGINX is None, reason="there is no nginx on this machine (apt install nginx-light)")


@dataclass
class Nginx:
    url: str
    broadcasts: Path
    worker: psutil.Process

    async def get(self, path: str) -> tuple[int, str, dict[str, str]]:
        async with aiohttp.ClientSession() as session, session.get(self.url + path) as answer:
            return answer.status, await answer.text(), dict(answer.headers)


@contextmanager
def running(folder: Path, *, tls: bool = False) -> Iterator[Nginx]:
    """One worker; with TLS it has a certificate that nobody trusts, and the first core to itself."""
    assert NGINX
    port = free_port()
    (folder / "nginx.conf").write_text(_configured(folder, port, tls))
    (folder / "broadcast").mkdir()
    # Workers are somebody else, who has to get at pytest's folders.
    for one in (folder, *folder.parents[:2]):
        one.chmod(0o755)
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    subprocess.run([*command, "-t"], check=True)
    process = subprocess.Popen(command)
    try:
        until(lambda: (folder / "pid").exists() and (folder / "pid").read_text())
        [worker] = until(
            lambda: [one for one in psutil.Process(process.pid).children() if "worker" in str(one.cmdline())]
        )
        yield Nginx(f"http{'s' if tls else ''}://127.0.0.1:{port}", folder / "broadcast", worker)
    finally:
        process.terminate()
        process.wait()


def _configured(folder: Path, port: int, tls: bool) -> str:
    """Our file for this machine: other paths and ports, and no IPv6, which a container may lack."""
    (folder / "secret").write_text(f'set $rostrum_hls_secret "{hls_paths.secret()}";')
    ours = (ROOT / "deploy" / "nginx.conf").read_text()
    for pattern, here in (
        (r"listen \[::\]:\d+.*;", ""),
        (r"listen 80;", f"listen 127.0.0.1:{free_port()};"),
        (r"listen 443 ssl http2;", f"listen 127.0.0.1:{port}{' ssl http2' if tls else ''};"),
        *([(r"/etc/letsencrypt/live/rostrum.example", str(_certificate(folder)))] if tls else [(r"ssl_\w+ .*;", "")]),
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
        daemon off; worker_processes 1; {"worker_cpu_affinity 01;" if tls else ""}
        pid {folder}/pid; error_log {folder}/error.log;
        events {{}}
        http {{ {temporary} access_log {folder}/access.log; {ours} }}
    """


def _certificate(folder: Path) -> Path:
    made = ("openssl", "req", "-x509", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1")
    subject = ("-subj", "/CN=127.0.0.1", "-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem")
    subprocess.run([*made, *subject], check=True, capture_output=True)
    return folder
