"""One browser's websocket, as the hub sees it."""

from typing import Any

from spaces.live import wire
from spaces.live.standing import Standing


class Socket:
    """Gets events in order and without a gap: those that arrive before its snapshot wait until it is sent."""

    def __init__(self, protocol: Any, person: str, standing: Standing) -> None:
        self.person, self.standing = person, standing
        self._protocol = protocol
        self._seq: int | None = None
        self._early: list[tuple[int, bytes]] = []

    def begin(self, frames: list[bytes], seq: int) -> None:
        """Send what brings the browser to ``seq``, then what happened meanwhile."""
        for data in frames:
            self._write(data)
        self._seq = seq
        early, self._early = self._early, []
        for number, data in early:
            self.event(number, data)

    def event(self, seq: int, data: bytes) -> None:
        """Send an event unless the browser has it already."""
        if self._seq is None:
            self._early.append((seq, data))
        elif seq > self._seq:
            self._seq = seq
            self._write(data)

    def tick(self, data: bytes) -> None:
        """Send a droppable message, or leave it out where the socket lags."""
        if self._seq is not None and wire.waiting(self._protocol) < wire.LAGGING:
            self._write(data)

    def close(self, code: int) -> None:
        if wire.is_open(self._protocol):
            self._protocol.sendClose(code)

    def _write(self, data: bytes) -> None:
        if not wire.is_open(self._protocol):
            return
        if wire.waiting(self._protocol) > wire.LOST:
            self.close(4408)
            return
        wire.write(self._protocol, data)
