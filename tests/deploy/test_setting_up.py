"""What setting up skips, waits for, and says when it fails."""

import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from deploy.setup import command, livekit, places, progress, stamp
from deploy.setup.lock import locked
from deploy.setup.stop import Stop
from tests.processes import until


def test_what_was_done_is_done_again_only_when_its_inputs_change(tmp_path: Path) -> None:
    (lock := tmp_path / "requirements.txt").write_text("one==1")
    done = tmp_path / "stamp"
    assert not stamp.matches(done, stamp.digest("3.11", files=[lock]))
    stamp.write(done, stamp.digest("3.11", files=[lock]))
    assert stamp.matches(done, stamp.digest("3.11", files=[lock]))
    assert not stamp.matches(done, stamp.digest("3.12", files=[lock]))
    lock.write_text("one==2")
    assert not stamp.matches(done, stamp.digest("3.11", files=[lock]))


def test_two_setups_of_one_checkout_take_turns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entered: list[str] = []

    def second() -> None:
        with locked(tmp_path, waiting="Waiting for the other."):
            entered.append("second")

    said = ""
    with locked(tmp_path, waiting=""):
        (thread := threading.Thread(target=second)).start()
        while not said:
            said = capsys.readouterr().out
        entered.append("first")
    thread.join()
    assert entered == ["first", "second"]
    assert said == "Waiting for the other.\n"


def test_a_command_that_fails_gives_its_last_words() -> None:
    code = "print(*range(100), 'it was the wind', sep='\\n'); exit(1)"
    with pytest.raises(Stop) as stop:
        command.run([sys.executable, "-c", code], why="The window broke.")
    assert str(stop.value).startswith("The window broke. It said last:")
    assert "it was the wind" in str(stop.value)
    assert " 50\n" not in str(stop.value)


def test_a_full_disk_is_said_in_so_many_words(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="The disk is full"):
        command.run([sys.executable, "-c", "exit('No space left on device')"], why="Could not.")
    with pytest.raises(Stop, match="Rostrum needs 1000000000 MB"):
        places.require_space(tmp_path / "not yet there", 1_000_000_000, "Rostrum")


def test_a_question_to_a_program_that_is_not_there_has_no_answer() -> None:
    assert command.answer("no-such-program-of-anybody", "--version") == ""


def test_someone_who_waits_is_told_that_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "EVERY", 0.05)
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: 7.0))
    lines: list[str] = []
    monkeypatch.setattr(progress, "say", lines.append)
    with progress.step("Baking", expect="an hour, once"):
        until(lambda: "  Baking: 0 s …" in lines)
    assert lines[0] == "  Baking … (an hour, once)"
    assert lines[-1] == "  Baking: done in 0 s"


@pytest.mark.parametrize(("version", "accepted"), [("1.13.5", True), ("1.13.6", False), ("1.9.10", False)])
def test_a_livekit_server_on_path_is_used_only_in_the_version_we_know(
    version: str, accepted: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = tmp_path / "livekit-server"
    server.write_text(f"#!/bin/sh\necho livekit-server version {version}\n")
    server.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert livekit.installed() == (str(server) if accepted else None)


def test_an_old_python_is_told_so() -> None:
    """It must be able to read bootstrap.py, so nothing newer than it may be in there."""
    source = (places.ROOT / "deploy" / "bootstrap.py").read_text()
    check = "import ast, sys; ast.parse(sys.stdin.read(), feature_version=(3, 7))"
    subprocess.run([sys.executable, "-c", check], input=source, text=True, check=True)
