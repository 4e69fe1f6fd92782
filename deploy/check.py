"""`make check`, once everything is installed: every linter and type checker, and at the end which ones object."""

import os
import subprocess
import sys
from collections.abc import Callable

from deploy.audit import no_known_vulnerability
from deploy.setup.places import ROOT, VENV
from deploy.translations import faults

Check = Callable[[], bool]


def main() -> int:
    templates = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html"))
    checks: dict[str, Check] = {
        "ruff format": lambda: passes("ruff", "format", "--check"),
        "ruff": lambda: passes("ruff", "check"),
        "import-linter": lambda: passes("lint-imports"),
        "mypy": lambda: passes("mypy"),
        "djade": lambda: passes("djade", "--check", *templates),
        "Biome and tsc": lambda: passes("npm", "run", "--silent", "check"),
        "migrations": lambda: manage("makemigrations", "--check", "--dry-run"),
        "translations": everything_is_translated,
        "deployment": lambda: manage("check", "--deploy", "--fail-level", "WARNING"),
        "pip-audit": no_known_vulnerability,
    }
    objecting = []
    for name, check in checks.items():
        print(f"── {name}", flush=True)
        if not check():
            objecting.append(name)
    print(f"Objections from: {', '.join(objecting)}" if objecting else "All checks pass.")
    return bool(objecting)


def passes(program: str, *arguments: str, environment: dict[str, str] | None = None) -> bool:
    """Whether a program, ours if it is installed in the environment, has nothing against it."""
    ours = VENV / "bin" / program
    command = [str(ours) if ours.exists() else program, *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **(environment or {})}, check=False).returncode == 0


def everything_is_translated() -> bool:
    """Whether every string of the sources can be said in every language; if not, which can't."""
    found = faults.every()
    print(*found, sep="\n", end="\n" if found else "")
    return not found


def manage(*arguments: str) -> bool:
    """A management command, with settings like a production's: no secret in it is one, and none is used."""
    production = {
        "DEVELOPMENT": "false",
        "DATA_DIR": "/nonexistent",  # not the local instance, which has settings of its own
        "SECRET_KEY": "checked-only-and-never-used-0123456789-abcdefghijklmnopqrstuvwxyz",
        "PUBLIC_URL": "https://rostrum.example",
        "BEHIND_PROXY": "true",
        "LIVEKIT_URL": "https://livekit.rostrum.example",
        "LIVEKIT_API_KEY": "checked",
        "LIVEKIT_API_SECRET": "checked-only-and-never-used-0123456789",
        "DATABASE_URL": "postgresql://rostrum:unused@127.0.0.1:1/rostrum",
        "REDIS_URL": "redis://:unused@127.0.0.1:1/0",
        # There is no database, and looking for migrations is content without one.
        "LOG_LEVEL": "CRITICAL",
        "PYTHONWARNINGS": "ignore:Got an error checking a consistent migration history:RuntimeWarning",
    }
    return passes("python", "manage.py", *arguments, environment=production)


if __name__ == "__main__":
    sys.exit(main())
