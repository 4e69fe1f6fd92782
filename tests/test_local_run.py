"""`make run` in a clean clone: it starts, heals, ends without a trace, and says clearly when it cannot."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from deploy.setup.places import ROOT
from tests.deploy.make_run import MakeRun
from tests.processes import until
from tests.services import free_port

pytestmark = pytest.mark.slow

READY = "Rostrum is ready: "
FIRST, LATER = 240, 60


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    checkout = tmp_path_factory.mktemp("newcomer") / "rostrum"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(checkout)], check=True)
    return checkout


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def first(clone: Path, port: int) -> Iterator[MakeRun]:
    """The first start on nothing; it runs until somebody wants what it left."""
    with MakeRun(clone, port, clone / ".data") as first:
        line = first.says(READY, within=FIRST)
        assert line == f"{READY}http://localhost:{port}/\n"
        assert sum(READY in line for line in first.lines) == 1
        assert any("/invitation/" in line for line in first.lines)
        assert first.status("/") == 200
        yield first


@pytest.fixture(scope="module")
def data_dir(first: MakeRun) -> Path:
    """Of an instance that has been started once: everything is installed, made and kept."""
    if first.process.poll() is None:
        first.press_ctrl_c()
        assert first.leaves_nothing(within=15)
    return first.data_dir


@pytest.fixture
def started(clone: Path, port: int, data_dir: Path) -> Iterator[MakeRun]:
    """That instance again, ready in the time that a second start may take."""
    with MakeRun(clone, port, data_dir) as running:
        running.says(READY, within=LATER)
        yield running


def test_a_program_that_dies_is_named_and_started_again(first: MakeRun) -> None:
    first.named("manage.py web").kill()
    assert str(first.data_dir / "logs" / "web.log") in first.says("web died (signal 9)", within=30)
    until(lambda: first.status("/readyz") == 200)


def test_an_engine_that_dies_is_started_again(first: MakeRun) -> None:
    # Frozen until it was seen that they are missing: they would perhaps be back before somebody looks.
    supervisor = psutil.Process(int((first.data_dir / "supervisord.pid").read_text()))
    supervisor.suspend()
    try:
        for engine in ("postgres", "valkey-server", "livekit-server"):
            first.named(f"/{engine}").kill()
        until(lambda: first.status("/readyz") == 503)
    finally:
        supervisor.resume()
    until(lambda: first.status("/readyz") == 200)


def test_two_run_side_by_side(first: MakeRun, clone: Path, tmp_path: Path) -> None:
    with MakeRun(clone, free_port(), tmp_path / "other data") as other:
        other.says(READY, within=2 * LATER)
        assert first.status("/readyz") == other.status("/readyz") == 200


def test_a_second_start_of_the_same_instance_says_so(first: MakeRun, clone: Path, port: int) -> None:
    before = set(first.everyone())
    # Not in a block: its end would end whatever bears the mark of that instance.
    second = MakeRun(clone, port, first.data_dir)
    assert first.url in second.says("already runs", within=30)
    assert second.process.wait(timeout=30) != 0
    assert before
    assert before <= set(first.everyone())


def test_ctrl_c_leaves_nothing_running(first: MakeRun) -> None:
    first.press_ctrl_c()
    first.says("Rostrum has stopped.", within=15)
    assert first.leaves_nothing(within=2)


def test_a_killed_supervisor_leaves_nothing_running(started: MakeRun) -> None:
    supervisor = int((started.data_dir / "supervisord.pid").read_text())
    os.kill(supervisor, signal.SIGKILL)
    assert started.leaves_nothing(within=10)


def test_a_killed_make_leaves_nothing_running(started: MakeRun) -> None:
    started.process.kill()
    assert started.leaves_nothing(within=15)


def test_a_guard_that_was_killed_is_back_to_do_its_duty(started: MakeRun) -> None:
    guard = started.named("deploy.local.guard")
    guard.kill()
    guard.wait()
    started.named("deploy.local.guard")
    os.kill(int((started.data_dir / "supervisord.pid").read_text()), signal.SIGKILL)
    assert started.leaves_nothing(within=10)


def test_what_a_power_loss_left_behind_is_no_hindrance(clone: Path, port: int, data_dir: Path) -> None:
    """Files that name processes which are others' by now."""
    (data_dir / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n{data_dir}/postgres\n1\n5432\n\nlocalhost\n")
    (data_dir / "supervisord.pid").write_text(f"{os.getpid()}\n")
    with MakeRun(clone, port, data_dir) as running:
        running.says(READY, within=LATER)


def test_a_busy_port_is_said_in_one_line(clone: Path, data_dir: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with MakeRun(clone, port, data_dir) as running:
            line = running.says(f"Port {port} is taken", within=30)
            assert "make run PORT=" in line
            assert running.process.wait(timeout=30) != 0
