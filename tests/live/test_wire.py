"""The direct write knows what it thinks it knows about Twisted, and copes where it doesn't."""

import socket
from typing import Any

from autobahn.websocket.protocol import WebSocketProtocol
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet.abstract import FileDescriptor
from twisted.internet.tcp import Server

from spaces.live import wire


class Transport:
    """A real socket with Twisted's buffers."""

    def __init__(self, far: socket.socket) -> None:
        self.socket: Any = far
        self.dataBuffer, self.offset, self._tempDataBuffer = b"", 0, list[bytes]()
        self.written: list[bytes] = []
        self.lost = False

    def write(self, data: bytes) -> None:
        self.written.append(data)

    def loseConnection(self) -> None:
        self.lost = True


class Protocol:
    state = WebSocketProtocol.STATE_OPEN

    def __init__(self, transport: Transport) -> None:
        self.transport = transport


def pair() -> tuple[Protocol, socket.socket]:
    near, far = socket.socketpair()
    near.setblocking(False)
    return Protocol(Transport(near)), far


def test_twisteds_transports_still_have_the_fields_we_read() -> None:
    descriptor = FileDescriptor(reactor=object())  # type: ignore[arg-type]
    for field in ("dataBuffer", "offset", "_tempDataBuffer", "disconnecting"):
        assert hasattr(descriptor, field)
    assert "socket" in Server.__init__.__code__.co_names or "sock" in Server.__init__.__code__.co_varnames


@given(st.text(max_size=70_000))
def test_a_frame_is_what_the_rfc_says(text: str) -> None:
    frame, payload = wire.frame(text), text.encode()
    assert frame[0] == 0x81
    length = frame[1]
    head = 2
    if length == 126:
        length, head = int.from_bytes(frame[2:4]), 4
    elif length == 127:
        length, head = int.from_bytes(frame[2:10]), 10
    assert (length, frame[head:]) == (len(payload), payload)


def test_it_goes_straight_to_the_socket() -> None:
    protocol, far = pair()
    wire.write(protocol, b"hello")
    assert (far.recv(100), protocol.transport.written) == (b"hello", [])


def test_what_waits_already_goes_first() -> None:
    protocol, _far = pair()
    protocol.transport.dataBuffer = b"earlier"
    wire.write(protocol, b"later")
    assert protocol.transport.written == [b"later"]


def test_what_does_not_fit_is_left_to_the_transport() -> None:
    protocol, far = pair()
    data = b"x" * 10_000_000
    wire.write(protocol, data)
    assert len(protocol.transport.written[0]) < len(data)
    wire.write(protocol, b"y")
    assert protocol.transport.written[-1] == b"y"
    far.close()


def test_a_broken_socket_is_closed() -> None:
    protocol, far = pair()
    far.close()
    wire.write(protocol, b"hello")
    assert protocol.transport.lost


def test_without_twisteds_fields_the_transport_writes() -> None:
    protocol, _far = pair()
    del protocol.transport.socket, protocol.transport._tempDataBuffer, protocol.transport.dataBuffer
    wire.write(protocol, b"hello")
    assert protocol.transport.written == [b"hello"]


def test_what_waits_is_counted() -> None:
    protocol, _far = pair()
    protocol.transport.dataBuffer, protocol.transport.offset = b"12345", 2
    protocol.transport._tempDataBuffer = [b"678"]
    assert wire.waiting(protocol) == 6
