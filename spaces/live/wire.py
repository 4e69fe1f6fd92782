"""One pre-built websocket frame, written straight to a socket.

Measured, this is a fifth of the cost of the server's own path for a message to many. It reads private fields of
Twisted's transport (``dataBuffer``, ``_tempDataBuffer``, ``socket``); where they are missing it falls back to
``transport.write``, and ``tests/live/test_wire.py`` says when Twisted changes.
"""

import struct
from typing import Any

from autobahn.websocket.protocol import WebSocketProtocol

LAGGING = 64 * 1024
"""Bytes waiting for a socket above which droppable messages are left out."""
LOST = 1024 * 1024
"""Bytes waiting above which a socket can't keep up and is closed."""


def frame(text: str) -> bytes:
    """An unmasked, final text frame (RFC 6455, section 5.2)."""
    payload = text.encode()
    size = len(payload)
    if size < 126:
        return struct.pack("!BB", 0x81, size) + payload
    if size < 65536:
        return struct.pack("!BBH", 0x81, 126, size) + payload
    return struct.pack("!BBQ", 0x81, 127, size) + payload


def is_open(protocol: Any) -> bool:
    return bool(protocol.state == WebSocketProtocol.STATE_OPEN)


def waiting(protocol: Any) -> int:
    """Bytes that were given to the socket and have not left yet."""
    transport = protocol.transport
    queued = sum(map(len, getattr(transport, "_tempDataBuffer", ())))
    return len(getattr(transport, "dataBuffer", b"")) - getattr(transport, "offset", 0) + queued


def write(protocol: Any, data: bytes) -> None:
    """Send a pre-built frame to an open socket."""
    transport = protocol.transport
    socket = getattr(transport, "socket", None)
    if socket is None or waiting(protocol) or getattr(transport, "disconnecting", False):
        transport.write(data)
        return
    try:
        sent = socket.send(data)
    except BlockingIOError:
        sent = 0
    except OSError:
        transport.loseConnection()
        return
    if sent < len(data):
        transport.write(data[sent:])


def stop_reading(protocol: Any) -> None:
    """Leave in the kernel what else is sent: a socket that is being closed costs nothing more."""
    protocol.transport.pauseProducing()
