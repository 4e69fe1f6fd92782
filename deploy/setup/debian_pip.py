"""pip for a Debian or Ubuntu whose Python came without it (python3-venv is not installed).

Nothing is installed on the system, so nobody needs to be root: the package that carries pip's wheel is downloaded
and unpacked beside the user's cache.
"""

import shutil
import tempfile
from pathlib import Path

from deploy.setup import command
from deploy.setup.places import cache
from deploy.setup.stop import Stop

ADVICE = (
    "This Python cannot make virtual environments. Install what is missing: sudo apt install python3-venv"
    " (or, elsewhere, a Python with ensurepip)."
)
PACKAGE = "python3-pip-whl"


def install(python: Path) -> None:
    """Put pip into the environment of `python`."""
    with tempfile.TemporaryDirectory(dir=cache()) as folder:
        wheel = _wheel_in(Path("/usr/share/python-wheels")) or _downloaded(Path(folder))
        command.run(
            [python, "-m", "pip", "install", "--no-index", "--find-links", wheel.parent, "pip"],
            why=ADVICE,
            # Python imports from a wheel as from a folder: pip installs itself.
            environment={"PYTHONPATH": str(wheel)},
        )


def _wheel_in(folder: Path) -> Path | None:
    return next(iter(sorted(folder.glob("pip-*.whl"))), None)


def _downloaded(folder: Path) -> Path:
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        raise Stop(ADVICE)
    try:
        command.run(["apt-get", "download", PACKAGE], why=ADVICE, cwd=folder)
    except Stop:
        _download_with_own_lists(folder)
    for package in folder.glob("*.deb"):
        command.run(["dpkg-deb", "-x", package, folder], why=ADVICE)
    wheel = _wheel_in(folder / "usr/share/python-wheels")
    if wheel is None:
        raise Stop(ADVICE)
    return wheel


def _download_with_own_lists(folder: Path) -> None:
    """A machine that never ran `apt-get update` knows no packages, and only root may tell it: keep own lists."""
    for name in ("state/lists/partial", "cache/archives/partial"):
        (folder / name).mkdir(parents=True)
    own = ["-o", f"Dir::State={folder / 'state'}", "-o", f"Dir::Cache={folder / 'cache'}", "-o", "Debug::NoLocking=1"]
    command.run(["apt-get", *own, "update"], why=ADVICE)
    command.run(["apt-get", *own, "download", PACKAGE], why=ADVICE, cwd=folder)
