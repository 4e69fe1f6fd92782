"""A DATA_DIR: who runs from it, what it keeps to itself, and what is said when it cannot."""

import subprocess
import sys
from pathlib import Path

import pytest

from deploy.local.instance import Instance
from deploy.setup.places import ROOT
from deploy.setup.stop import Stop

HOLD = "import sys; from pathlib import Path; from deploy.local.instance import Instance\n"
HOLD += "Instance(Path(sys.argv[1]), 8000).claim(); print('claimed', flush=True); sys.stdin.read()"


def test_a_secret_is_made_once_and_for_nobody_else(tmp_path: Path) -> None:
    (first := Instance(tmp_path / "data", 8000)).data_dir.mkdir()
    secret = first.secret("secret_key")
    assert len(secret) == 64
    assert Instance(first.data_dir, 8001).secret("secret_key") == secret
    assert first.secret_file("secret_key").stat().st_mode & 0o777 == 0o600
    assert first.secret("livekit_secret") != secret


def test_one_at_a_time_runs_from_it_and_the_other_learns_where(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(Stop, match=f"already runs from {tmp_path}: http://localhost:8000 .process {other.pid}."):
            Instance(tmp_path, 8001).claim()
        other.kill()
    Instance(tmp_path, 8001).claim()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Stop, match=r"Cannot write to .*DATA_DIR="):
        Instance(tmp_path / "file" / "data", 8000).claim()


@pytest.mark.parametrize("port", ["ten", "0", "65536", "-1", "80 80"])
def test_a_port_that_is_none_is_refused(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(Stop, match="number from 1 to 65535"):
        Instance.from_environment()


def test_a_relative_folder_is_the_checkouts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8001")
    monkeypatch.setenv("DATA_DIR", ".data")
    instance = Instance.from_environment()
    assert (instance.data_dir, instance.url) == (ROOT / ".data", "http://localhost:8001")
