"""The web process: daphne with an endpoint, a goodbye and a way to the sockets of our own.

daphne's command line listens with a backlog of 50, which a wave overflows, and cancels every socket at SIGTERM.
Here the backlog is 4,096, and at SIGTERM the process stops listening, asks its sockets to come again at random
moments within DRAIN seconds, and lets requests under way finish.
"""

import logging
import random
import signal
import sys
from typing import Any

from daphne.server import Server  # first: it installs Twisted's asyncio reactor
from twisted.internet import defer
from twisted.internet import reactor as _reactor

from spaces.asgi import application
from spaces.live.floor import COME_AGAIN
from spaces.live.limited import LimitedProtocol
from spaces.live.wire import is_open

log = logging.getLogger(__name__)
reactor: Any = _reactor

BACKLOG = 4096
DRAIN = 5.0
LARGEST_MESSAGE = 1024 * 1024


class Web(Server):  # type: ignore[misc]
    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            application,
            endpoints=[f"tcp:port={port}:interface={host.replace(':', chr(92) + ':')}:backlog={BACKLOG}"],
            signal_handlers=False,
            ping_interval=20,
            ping_timeout=30,
            request_buffer_size=65_536,
            websocket_max_message_size=LARGEST_MESSAGE,
            websocket_max_frame_size=LARGEST_MESSAGE,
            server_name="rostrum",
        )
        self._ports: list[Any] = []
        self._failed = False

    def serve(self) -> None:
        """Until SIGTERM or SIGINT. Exits with 1 when the port can't be had."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: reactor.callFromThread(self._drain))
        self.run()
        if self._failed:
            sys.exit(1)

    def listen_success(self, port: Any) -> None:
        self.ws_factory.protocol = LimitedProtocol
        self._ports.append(port)
        super().listen_success(port)

    def listen_error(self, failure: Any) -> None:
        self._failed = True
        super().listen_error(failure)

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Any:
        scope["extensions"] = {**(scope.get("extensions") or {}), "rostrum.protocol": protocol}
        return super().create_application(protocol, scope)

    def _drain(self) -> None:
        for port in self._ports:
            defer.maybeDeferred(port.stopListening)
        for socket in self._sockets():
            reactor.callLater(random.uniform(0, DRAIN / 2), socket.sendClose, COME_AGAIN)  # noqa: S311
        self._end_when_quiet(reactor.seconds() + DRAIN)

    def _end_when_quiet(self, deadline: float) -> None:
        busy = [one for one in self.connections.values() if "disconnected" not in one and "application_instance" in one]
        if (busy or self._sockets()) and reactor.seconds() < deadline:
            reactor.callLater(0.1, self._end_when_quiet, deadline)
        else:
            self.stop()

    def _sockets(self) -> list[Any]:
        return [one for one in self.connections if getattr(one, "application_type", "") == "websocket" and is_open(one)]
