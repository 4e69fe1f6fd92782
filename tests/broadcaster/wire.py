"""A wire to Postgres that can be cut, or go silent."""

import select
import socket
import threading
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit, urlunsplit


class Wire:
    """Listens on a port of its own and passes on what comes. Cut, it refuses; silent, it takes and answers nothing."""

    def __init__(self, database_url: str) -> None:
        parts = urlsplit(database_url)
        self._there = (parts.hostname or "127.0.0.1", parts.port or 5432)
        self._listening = socket.create_server(("127.0.0.1", 0))
        user = parts.netloc.rpartition("@")[0]
        port = self._listening.getsockname()[1]
        self.url = urlunsplit(parts._replace(netloc=f"{user}@127.0.0.1:{port}"))
        self._whole, self._speaks, self._over = threading.Event(), threading.Event(), threading.Event()
        self._whole.set()
        self._speaks.set()
        self._thread = threading.Thread(target=self._pass_on)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()
        self._listening.close()

    def cut(self) -> None:
        self._whole.clear()

    def silence(self) -> None:
        self._speaks.clear()

    def mend(self) -> None:
        self._whole.set()
        self._speaks.set()

    def _pass_on(self) -> None:
        other_end: dict[socket.socket, socket.socket] = {}
        while not self._over.is_set():
            speaking = list(other_end) if self._speaks.is_set() else []
            ready, _, _ = select.select([self._listening, *speaking], [], [], 0.05)
            if not self._whole.is_set():
                for one in other_end:
                    one.close()
                other_end.clear()
                if self._listening in ready:
                    self._listening.accept()[0].close()
                continue
            for one in ready:
                if one is self._listening:
                    here, there = self._listening.accept()[0], socket.create_connection(self._there)
                    other_end |= {here: there, there: here}
                elif one in other_end and not _moved(one, other_end[one]):
                    for end in (one, other_end[one]):
                        end.close()
                        del other_end[end]
        for one in other_end:
            one.close()


def _moved(source: socket.socket, sink: socket.socket) -> bool:
    try:
        data = source.recv(65536)
        sink.sendall(data)
    except OSError:
        return False
    return bool(data)
