"""The engines as the tests themselves use them: configured for us, closed to others, gone with who started them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import psycopg
import pytest
import redis

from deploy.local import ending, postgres, services
from deploy.local.environment import OURS
from deploy.setup.places import ROOT

USE = "import sys, time; from pathlib import Path; from deploy.local import services\n"
USE += "with services.running(Path(sys.argv[1])): print('up', flush=True); time.sleep(99)"


@pytest.fixture
def on_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the engines of this test run."""
    for name in ("DATABASE_URL", "REDIS_URL", "LIVEKIT_URL"):
        monkeypatch.delenv(name, raising=False)


# What a folder's name may be: deeper than a Unix socket's path may be long, and of characters that mean something.
@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "a 100% odd; name" / ("deep" * 30) / "data"


@pytest.mark.usefixtures("on_our_own")
def test_they_are_ours_alone_and_end_with_the_block(data_dir: Path) -> None:
    with services.running(data_dir, webhook_port=1234) as environment:
        with psycopg.connect(environment["DATABASE_URL"]) as database:
            row = database.execute("SELECT lower('ÄÖ'), current_setting('server_encoding')").fetchone()
        assert row == ("äö", "UTF8")
        with redis.Redis.from_url(environment["REDIS_URL"]) as client:
            assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
        _refuses_strangers(environment)
        config = json.loads((data_dir / "livekit.yaml").read_text())
        assert config["room"]["auto_create"] is False
        assert config["webhook"]["urls"] == ["http://127.0.0.1:1234/livekit/webhook"]
        running = ending.marked(OURS, str(data_dir))
        assert len(running) >= 5
    assert not any(process.is_running() for process in running)
    for secret in ("livekit.yaml", "valkey.conf", "secrets/database_password"):
        assert (data_dir / secret).stat().st_mode & 0o077 == 0


def _refuses_strangers(environment: dict[str, str]) -> None:
    redis_port = urlsplit(environment["REDIS_URL"]).port
    with redis.Redis(port=redis_port or 0) as stranger, pytest.raises(redis.AuthenticationError):
        stranger.ping()
    database = urlsplit(environment["DATABASE_URL"])
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host=database.hostname, port=database.port, user="rostrum", password="guess", dbname="rostrum")


@pytest.mark.usefixtures("on_our_own")
def test_they_end_with_a_test_run_that_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", USE, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as user:
        assert user.stdout is not None
        assert user.stdout.readline() == "up\n"
        running = ending.marked(OURS, str(tmp_path))
        user.kill()
    _gone, alive = psutil.wait_procs(running, timeout=30)
    assert not alive


@pytest.mark.usefixtures("on_our_own")
def test_one_that_the_environment_names_is_not_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with services.running(tmp_path / "one") as theirs:
        for name, value in theirs.items():
            if name not in ("REDIS_URL",):
                monkeypatch.setenv(name, value)
        with services.running(tmp_path / "other") as environment:
            assert list(environment) == ["REDIS_URL"]
            names = {process.name() for process in ending.marked(OURS, str(tmp_path / "other"))}
    assert not {"postgres", "livekit-server"} & names


def test_a_pid_file_whose_number_is_nobodys_or_anothers_is_removed(tmp_path: Path) -> None:
    file = tmp_path / "postmaster.pid"
    file.write_text(f"{os.getpid()}\n")
    postgres._forget_dead_owner(tmp_path)
    assert not file.exists()
    with subprocess.Popen(["sleep", "0"]) as dead:
        dead.wait()
        file.write_text(f"{dead.pid}\n")
    postgres._forget_dead_owner(tmp_path)
    assert not file.exists()
