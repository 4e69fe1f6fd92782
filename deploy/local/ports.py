"""Ports on this machine: whether one is free, and free ones that are kept for the next start."""

import errno
import json
import socket
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

TCP, UDP = socket.SOCK_STREAM, socket.SOCK_DGRAM


def is_free(port: int, kind: socket.SocketKind = TCP) -> bool:
    """Whether nobody serves this port, on any of the addresses that `localhost` may mean."""
    return all(_binds(address, port, kind) for address in ("0.0.0.0", "127.0.0.1", "::1"))


def kept(file: Path, names: Iterable[str]) -> dict[str, int]:
    """A port for each name (UDP's for one that ends so): the one it had before if that is still free, else another."""
    before: dict[str, int] = json.loads(file.read_text()) if file.exists() else {}
    ports: dict[str, int] = {}
    with ExitStack() as held:
        for name in names:
            kind = UDP if name.endswith("_udp") else TCP
            if name in before and is_free(before[name], kind):
                ports[name] = before[name]
            else:
                # Held until all are chosen, so that no two are the same.
                taken = held.enter_context(socket.socket(socket.AF_INET, kind))
                taken.bind(("127.0.0.1", 0))
                ports[name] = taken.getsockname()[1]
    file.write_text(json.dumps(ports, indent=1))
    return ports


def _binds(address: str, port: int, kind: socket.SocketKind) -> bool:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        with socket.socket(family, kind) as trial:
            if kind == TCP:
                # What waits in TIME_WAIT after a server's end hinders nobody.
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((address, port))
    except PermissionError:
        return False
    except OSError as error:
        # A machine without IPv6 has no ::1 that could be taken.
        return family == socket.AF_INET6 and error.errno != errno.EADDRINUSE
    return True
