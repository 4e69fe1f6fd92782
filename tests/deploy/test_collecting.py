"""Static files are collected at a start only where something about them is new."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage

from deploy.local import collecting


@pytest.fixture
def collected(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> list[str]:
    """What was collected, which here writes the manifest alone."""
    times: list[str] = []
    manifest = tmp_path / "manifest.json"

    def collect(command: str, **_options: object) -> None:
        times.append(command)
        manifest.write_text("{}")

    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "room.js").write_text("room")
    for source in ("requirements-local.txt", "spaces/static_files.py", "spaces/settings.py"):
        (tmp_path / source).parent.mkdir(exist_ok=True)
        (tmp_path / source).write_text("as it was")
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(collecting, "ROOT", tmp_path)
    monkeypatch.setattr(collecting, "call_command", collect)
    monkeypatch.setattr(staticfiles_storage, "exists", lambda _name: manifest.exists())
    return times


def test_what_is_as_it_was_is_not_collected_again(collected: list[str]) -> None:
    collecting.collect()
    collecting.collect()
    assert collected == ["collectstatic"]


@pytest.mark.parametrize("changed", ["static/room.js", "static/new.js", "requirements-local.txt", "spaces/settings.py"])
def test_what_changed_is(collected: list[str], changed: str, tmp_path: Path) -> None:
    collecting.collect()
    (tmp_path / changed).write_text("another")
    collecting.collect()
    assert len(collected) == 2


def test_what_somebody_took_away_is_made_again(collected: list[str], tmp_path: Path) -> None:
    collecting.collect()
    (tmp_path / "manifest.json").unlink()
    collecting.collect()
    assert len(collected) == 2
