"""What carries an instance's mark is ended, with its children, however stubborn; and nothing else is."""

import os
import subprocess
import sys
from collections.abc import Iterator
from uuid import uuid4

import psutil
import pytest

from deploy.local import ending
from tests.processes import until

MARK = "ROSTRUM_TEST_MARK"
# Another run of the tests on this machine is not ours.
OURS = uuid4().hex
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(99)"
PARENT = (
    "import subprocess, time; p = subprocess.Popen(['sleep', '99'], env={}); print(p.pid, flush=True); time.sleep(99)"
)


def start(code: str, mark: str) -> subprocess.Popen[str]:
    environment = {**os.environ, MARK: mark}
    return subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def stubborn() -> Iterator[subprocess.Popen[str]]:
    with start(STUBBORN, OURS) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_who_does_not_end_is_made_to(stubborn: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "PATIENCE", 0.3)
    assert [process.pid for process in ending.marked(MARK, OURS)] == [stubborn.pid]
    ending.end(ending.marked(MARK, OURS))
    # Gone, or about to be: it is ours to bury.
    until(lambda: stubborn.poll() is not None)
    assert not psutil.pid_exists(stubborn.pid)


def test_children_without_a_mark_end_too() -> None:
    with start(PARENT, OURS) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        ending.end(ending.marked(MARK, OURS))
        assert not child.is_running()


def test_another_instances_are_left_alone(stubborn: subprocess.Popen[str]) -> None:
    assert ending.marked(MARK, "theirs") == []
    ending.end(ending.marked(MARK, "theirs"))
    assert stubborn.poll() is None
