"""Where things are kept: the checkout, and the user's cache, which all checkouts share."""

import os
import shutil
from pathlib import Path

from deploy.setup.stop import Stop

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def cache() -> Path:
    """The folder for what is built or fetched once and is not part of any checkout."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(base) / "rostrum"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Stop(f"Cannot make {folder} ({error.strerror}): set XDG_CACHE_HOME to a place of yours.") from error
    return folder


def require_space(folder: Path, megabytes: int, what: str) -> None:
    """Refuse to begin what the disk cannot hold: `what` needs so much."""
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < megabytes:
        raise Stop(f"{what} needs {megabytes} MB, and the disk of {folder} has {free} MB left. Free some space.")
