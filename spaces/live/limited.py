"""How much a socket may send, counted where it arrives.

daphne queues whatever a socket sends for its consumer, without limit and faster than a consumer takes it: one flooder
would fill the memory, and its leaving would be noticed when the last of it is read. So what is too much ends here.
Only the web process may import this: daphne must have chosen Twisted's reactor first.
"""

import json
from typing import Any

from daphne.ws_protocol import WebSocketProtocol

from spaces.live import inbound, wire

TOO_MUCH = 4429
_WHY = wire.frame(json.dumps({"t": "error", "code": "too_many_messages", "message": "Too many messages at once."}))


class LimitedProtocol(WebSocketProtocol):  # type: ignore[misc]
    """Every frame counts, pings and parts of messages too. Who sends too many is told, closed and read no more."""

    _flooded = False

    def onConnect(self, request: Any) -> Any:
        self._frames = inbound.limit()
        return super().onConnect(request)

    def onMessageFrameBegin(self, length: int) -> None:
        self._count()
        super().onMessageFrameBegin(length)

    def onPing(self, payload: bytes) -> None:
        if self._count():
            super().onPing(payload)

    def onPong(self, payload: bytes) -> None:
        if self._count():
            super().onPong(payload)

    def onMessage(self, payload: bytes, isBinary: bool) -> None:
        if wire.is_open(self):
            # What is too long to be understood need not be kept until that is said.
            super().onMessage(payload if len(payload) <= inbound.LONGEST else b"", isBinary)

    def _count(self) -> bool:
        if not self._flooded and not self._frames.take():
            self._flooded = True
            if wire.is_open(self):
                wire.write(self, _WHY)
                self.sendClose(TOO_MUCH)
            wire.stop_reading(self)
        return not self._flooded
