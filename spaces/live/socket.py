"""One browser's websocket, as the hub sees it."""

from typing import Any

from accounts.passes import Pass
from spaces.live import wire
from spaces.live.standing import Standing

TOO_SLOW = 4408


class Socket:
    """Gets events in order and without a gap: those that arrive before its snapshot wait until it is sent.

    It remembers whose it is and by which pass, so that it can be closed when either no longer may be here; and by
    which name the audience's list shows them, None if they are only counted.
    """

    def __init__(self, protocol: Any, held: Pass, standing: Standing) -> None:
        self.person, self.account, self.epoch = held.person, held.account, held.epoch
        self.shown_as = held.name if held.shown else None
        self.standing = standing
        self._protocol = protocol
        self._seq: int | None = None
        self._early: list[tuple[int, bytes, int | None]] = []

    @property
    def is_open(self) -> bool:
        return wire.is_open(self._protocol)

    def begin(self, frames: list[bytes], seq: int) -> None:
        """Send what brings the browser to ``seq``, then what happened meanwhile."""
        for data in frames:
            self._write(data)
        self._seq = seq
        early, self._early = self._early, []
        for number, data, code in early:
            self.event(number, data, code)

    def event(self, seq: int, data: bytes, code: int | None = None) -> None:
        """Send an event unless the browser has it already. With a ``code``, close with that where it was news."""
        if self._seq is None:
            self._early.append((seq, data, code))
        elif seq > self._seq:
            self._seq = seq
            self._write(data)
            if code:
                self.close(code)

    def tick(self, data: bytes) -> None:
        """Send a droppable message, or leave it out where the socket lags."""
        if self._seq is not None and not wire.LAGGING < wire.waiting(self._protocol) <= wire.LOST:
            self._write(data)

    def close(self, code: int) -> None:
        if self.is_open:
            self._protocol.sendClose(code)

    def cut(self, data: bytes, code: int) -> None:
        """Say why in a last frame, close, and read nothing more of what the browser sends."""
        self._write(data)
        self.close(code)
        wire.stop_reading(self._protocol)

    def _write(self, data: bytes) -> None:
        if not self.is_open:
            return
        if wire.waiting(self._protocol) > wire.LOST:
            self.close(TOO_SLOW)
            return
        wire.write(self._protocol, data)
