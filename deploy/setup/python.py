"""The virtual environment, from the lock file, with hashes."""

import importlib.util
import platform
import sys
from pathlib import Path

from deploy.setup import command, debian_pip, stamp
from deploy.setup.places import PYTHON, ROOT, VENV
from deploy.setup.progress import step


def make() -> None:
    """Make `.venv` unless one of this very Python is there."""
    done = VENV / ".rostrum-python"
    # The path is in it: what .venv/bin holds names the place it was made for.
    wanted = stamp.digest(str(VENV), platform.python_version(), sys.base_prefix)
    if stamp.matches(done, wanted):
        return
    if not _works():
        _make_anew()
    stamp.write(done, wanted)


def _works() -> bool:
    about = "import sys, pip; print(sys.prefix, '%d.%d' % sys.version_info[:2])"
    return command.answer(PYTHON, "-c", about) == f"{VENV} {sys.version_info.major}.{sys.version_info.minor}"


def _make_anew() -> None:
    with step("Python environment"):
        why = "Could not make the virtual environment."
        if importlib.util.find_spec("ensurepip"):
            command.run([sys.executable, "-m", "venv", "--clear", VENV], why=why)
        else:
            command.run([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV], why=why)
            debian_pip.install(PYTHON)


def install(lock_file: str) -> None:
    """Install what the lock file names, unless that was done."""
    done = VENV / f".rostrum-{lock_file}"
    wanted = stamp.digest(files=[ROOT / lock_file])
    if stamp.matches(done, wanted):
        return
    with step("Python packages", expect="a minute or two, once"):
        pip_install("-r", ROOT / lock_file)
    stamp.write(done, wanted)


def pip_install(*arguments: str | Path) -> None:
    """pip, with every archive's hash compared to the lock file's."""
    command.run(
        [PYTHON, "-m", "pip", "install", "--require-hashes", "--no-input", "--disable-pip-version-check", *arguments],
        why="pip could not install the packages. Is the package index reachable?",
    )
