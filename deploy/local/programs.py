"""What the supervisor keeps running, as its configuration."""

import shlex
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deploy.local.engine import Engine
from deploy.local.instance import Instance
from deploy.setup.places import ROOT

PYTHON = sys.executable
# Groups stop as wholes, the highest number first.
PRIORITIES = {"guard": 1, "engines": 2, "steps": 3, "application": 4}


@dataclass(frozen=True)
class Program:
    name: str
    command: Sequence[str]
    options: dict[str, object]


def guard() -> Program:
    return Program("guard", (PYTHON, "-m", "deploy.local.guard"), {"startsecs": 0})


def of_engine(engine: Engine) -> Program:
    return Program(engine.name, engine.command, {"stopsignal": engine.stop_signal, "stopwaitsecs": engine.patience})


def step(name: str) -> Program:
    """Runs once. What it prints is for the terminal; its errors are for the log."""
    spoken = {"redirect_stderr": "false", "stdout_logfile": "NONE", "stdout_events_enabled": "true"}
    return Program(
        name,
        (PYTHON, "-m", f"deploy.local.{name}"),
        {**spoken, "autostart": "false", "autorestart": "false", "startsecs": 0, "startretries": 0},
    )


def application(instance: Instance) -> list[Program]:
    """Ours. They start when `prepare` is through."""
    celery = (PYTHON, "-m", "celery", "--app", "spaces")
    schedule = str(instance.data_dir / "beat-schedule")
    commands: dict[str, tuple[str, ...]] = {
        "web": (PYTHON, "manage.py", "web"),
        "keeper": (PYTHON, "manage.py", "keeper"),
        "broadcaster": (PYTHON, "manage.py", "broadcaster"),
        "worker": (*celery, "worker", "--pool", "threads", "--concurrency", "1", "--loglevel", "INFO"),
        # No pid file: after a power loss it would keep beat from starting.
        "beat": (*celery, "beat", "--schedule", schedule, "--pidfile=", "--loglevel", "INFO"),
    }
    return [Program(name, command, {"autostart": "false"}) for name, command in commands.items()]


def write_configuration(instance: Instance, groups: Mapping[str, Sequence[Program]]) -> None:
    """Write supervisord.conf, its paths relative to itself. Nothing secret is in it: that is in the environment."""
    sections = [
        _section(
            "supervisord",
            nodaemon="true",
            silent="true",
            logfile="logs/supervisord.log",
            logfile_maxbytes="5MB",
            logfile_backups=2,
            pidfile="supervisord.pid",
            childlogdir="logs",
        )
    ]
    for group, programs in groups.items():
        sections += [_program(program) for program in programs]
        names = ",".join(program.name for program in programs)
        sections.append(_section(f"group:{group}", programs=names, priority=PRIORITIES[group]))
    instance.write_private(instance.data_dir / "supervisord.conf", "\n".join(sections))


def _program(program: Program) -> str:
    log = f"logs/{program.name}.log"
    options: dict[str, object] = {
        "command": shlex.join(program.command),
        "directory": ROOT,
        "autorestart": "true",
        "startsecs": 2,
        # Each try waits a second longer than the one before.
        "startretries": 1000,
        "stopwaitsecs": 6,
        "stopasgroup": "false",
        "killasgroup": "true",
        "redirect_stderr": "true",
        "stdout_logfile": log,
        "stdout_logfile_maxbytes": "5MB",
        "stdout_logfile_backups": 2,
        "stderr_logfile": log,
        "stderr_logfile_maxbytes": "5MB",
        "stderr_logfile_backups": 2,
        **program.options,
    }
    return _section(f"program:{program.name}", **options)


def _section(name: str, **options: object) -> str:
    lines = (f"{key} = {str(value).replace('%', '%%')}" for key, value in options.items())
    return "\n".join([f"[{name}]", *lines, ""])
