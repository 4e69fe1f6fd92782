"""The commands, each with what it needs, set up side by side."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from types import FrameType
from typing import NoReturn

from deploy.local import ports
from deploy.local.instance import Instance
from deploy.setup import chromium, command, livekit, node, python, translations
from deploy.setup.lock import locked
from deploy.setup.places import PYTHON, ROOT, require_space
from deploy.setup.progress import say
from deploy.setup.stop import Stop

Step = Callable[[], object]


def main(arguments: list[str]) -> int:
    commands: dict[str, Callable[[], None]] = {
        "run": run,
        "test": test,
        "check": check,
        "bench": bench,
        "screenshots": screenshots,
        "lock": lock,
        "messages": messages,
    }
    if len(arguments) != 1 or arguments[0] not in commands:
        say(f"Which? One of: {', '.join(commands)}")
        return 2
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupted)
    try:
        commands[arguments[0]]()
    except Stop as stop:
        print(f"Rostrum: {stop}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        command.end_all()
    return 0


def run() -> None:
    """Set up, then become the supervisor of a whole Rostrum."""
    instance = Instance.from_environment()
    instance.claim()
    if not ports.is_free(instance.port):
        other = instance.port + 1
        raise Stop(f"Port {instance.port} is taken by another program. Use another: make run PORT={other}")
    require_space(instance.data_dir, 500, "Running")
    _set_up("requirements-local.txt", node.install, *_livekit())
    _become("-m", "deploy.local")


def test() -> None:
    """Set up, then run all tests."""
    _set_up("requirements-dev.txt", node.install, *_livekit())
    _provide_browser()
    _become("-m", "deploy.test")


def check() -> None:
    """Set up, then run all linters and type checkers."""
    _set_up("requirements-dev.txt", node.install)
    os.environ.update(node.environment())
    _become("-m", "deploy.check")


def bench() -> None:
    """Set up, then measure."""
    _set_up("requirements-dev.txt", node.install, *_livekit())
    _provide_browser()
    _become("-m", "tests.bench")


def screenshots() -> None:
    """Set up, then draw every screen in every state."""
    _set_up("requirements-dev.txt", node.install, *_livekit())
    _provide_browser()
    _become("-m", "tests.screens")


def lock() -> None:
    """Set up, then write the lock files anew."""
    _set_up("requirements-dev.txt")
    _become("-m", "deploy.lock")


def messages() -> None:
    """Set up, then bring the catalogues up to date."""
    _set_up("requirements-dev.txt")
    _become("-m", "deploy.translations", "update")


def _livekit() -> list[Step]:
    return [] if os.environ.get("LIVEKIT_URL") else [livekit.ensure]


def _set_up(lock_file: str, *others: Step) -> None:
    """The Python environment first, since toolchains are fetched with its pip; everything else at the same time."""
    with locked(ROOT, waiting="  Waiting for another setup of this checkout …"), ThreadPoolExecutor() as pool:
        python.make()
        steps = [pool.submit(step) for step in (lambda: python.install(lock_file), *others)]
        try:
            for done in as_completed(steps):
                done.result()
        except BaseException:
            command.end_all()
            raise
        translations.ensure()


def _provide_browser() -> None:
    os.environ.update(node.environment())
    # Playwright's own needs a library (libatomic) that a bare Debian lacks.
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", shutil.which("node") or "")
    os.environ["CHROMIUM"] = chromium.ensure()


def _become(*arguments: str) -> NoReturn:
    os.chdir(ROOT)
    sys.stdout.flush()
    os.execv(PYTHON, [str(PYTHON), *arguments])


def _interrupted(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
