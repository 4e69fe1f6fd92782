"""An instance is its DATA_DIR: everything it keeps is there, and at most one runs from it."""

import fcntl
import os
import secrets
from pathlib import Path

from deploy.setup.places import ROOT
from deploy.setup.stop import Stop


class Instance:
    """One Rostrum: a folder, a port, and secrets made once."""

    def __init__(self, data_dir: Path, port: int) -> None:
        self.data_dir = data_dir if data_dir.is_absolute() else ROOT / data_dir
        self.port = port

    @classmethod
    def from_environment(cls) -> "Instance":
        """The instance that DATA_DIR and PORT speak of."""
        port = os.environ.get("PORT") or "8000"
        if not port.isdecimal() or not 0 < int(port) < 65536:
            raise Stop(f"PORT is {port!r}; it must be a number from 1 to 65535, as in: make run PORT=8001")
        return cls(Path(os.environ.get("DATA_DIR") or ".data").expanduser(), int(port))

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def logs(self) -> Path:
        return self.data_dir / "logs"

    def claim(self) -> None:
        """Be the one that runs from this folder: this process, and whatever it becomes, until its end."""
        try:
            self.logs.mkdir(parents=True, exist_ok=True)
            lock = os.open(self.data_dir / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise Stop(f"Cannot write to {self.data_dir} ({error.strerror}): make run DATA_DIR=elsewhere") from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(lock, 200).decode().strip() or "just starting"
            raise Stop(f"Rostrum already runs from {self.data_dir}: {holder}") from None
        os.ftruncate(lock, 0)
        os.write(lock, f"{self.url} (process {os.getpid()})\n".encode())
        os.set_inheritable(lock, True)

    def secret(self, name: str) -> str:
        """This instance's own secret of that name, made when first asked for."""
        return self.secret_file(name).read_text()

    def secret_file(self, name: str) -> Path:
        file = self.data_dir / "secrets" / name
        if not file.exists():
            file.parent.mkdir(mode=0o700, exist_ok=True)
            self.write_private(file, secrets.token_hex(32))
        return file

    def write_private(self, file: Path, text: str) -> None:
        """Whole or not at all, and for nobody else's eyes."""
        unfinished = file.with_name(f"{file.name}.new")
        unfinished.unlink(missing_ok=True)
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(text)
        unfinished.rename(file)
