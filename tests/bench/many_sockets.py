"""Thousands of websockets in one process, at as little cost as asyncio allows: they shake hands, listen and count."""

import asyncio
import base64
import os
import time
from urllib.parse import urlsplit

from tests.processes import eventually

TEXT, PING, PONG = 0x81, 0x89, 0x8A
"""The first byte of a final frame (RFC 6455, section 5.2)."""


class Listener(asyncio.Protocol):
    """One socket. ``crowd`` is told what every text frame says."""

    def __init__(self, crowd: "ManySockets", request: bytes) -> None:
        self._crowd, self._request, self._buffer, self._open = crowd, request, b"", False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._open:
            head, end, rest = self._buffer.partition(b"\r\n\r\n")
            if not end:
                return
            assert head.startswith(b"HTTP/1.1 101"), head
            self._open, self._buffer = True, rest
            self._crowd.opened += 1
        self._read_frames()

    def _read_frames(self) -> None:
        while len(self._buffer) >= 2:
            size, start = self._buffer[1] & 127, 2
            if size == 126:
                size, start = int.from_bytes(self._buffer[2:4], "big"), 4
            if len(self._buffer) < start + size:
                return
            payload = self._buffer[start : start + size]
            if self._buffer[0] == TEXT:
                self._crowd.heard(payload)
            elif self._buffer[0] == PING:
                # Masked, as a browser must, with zeros.
                self._transport.write(bytes((PONG, 0x80 | size, 0, 0, 0, 0)) + payload)
            self._buffer = self._buffer[start + size :]

    def say(self, payload: bytes) -> None:
        """A short text frame, masked with zeros."""
        self._transport.write(bytes((TEXT, 0x80 | len(payload), 0, 0, 0, 0)) + payload)

    def close(self) -> None:
        self._transport.close()


class ManySockets:
    """So many listeners at one address. Only frames with ``marker`` in them count."""

    def __init__(self, url: str, path: str, count: int, marker: bytes) -> None:
        self._where, self._path, self.count, self._marker = urlsplit(url), path, count, marker
        self._sockets: list[Listener] = []
        self.opened = self._got = 0
        self._all = asyncio.Event()
        self.last_at = 0.0

    async def connect(self, cookies: list[str]) -> None:
        """Open them, a hundred at a time; ``cookies`` are one each."""
        for start in range(0, self.count, 100):
            await asyncio.gather(*(self._open(cookies[n % len(cookies)]) for n in range(start, start + 100)))
            await eventually(self._are_open)

    def expect(self) -> None:
        """The next message is yet to come to all of them."""
        self._got = 0
        self._all.clear()

    async def all_have_it(self) -> float:
        """When the last one had it, on the monotonic clock."""
        try:
            await asyncio.wait_for(self._all.wait(), 30)
        except TimeoutError as late:
            raise AssertionError(f"{self._got} of {self.count} sockets had it") from late
        return self.last_at

    def heard(self, payload: bytes) -> None:
        if self._marker in payload:
            self._got += 1
            if self._got == self.count:
                self.last_at = time.monotonic()
                self._all.set()

    def say(self, payload: bytes) -> None:
        """All of them, the same."""
        for socket in self._sockets:
            socket.say(payload)

    def close(self) -> None:
        for socket in self._sockets:
            socket.close()

    async def _are_open(self) -> bool:
        return self.opened == len(self._sockets)

    async def _open(self, cookie: str) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        request = (
            f"GET {self._path} HTTP/1.1\r\nHost: {self._where.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nOrigin: http://{self._where.netloc}\r\n"
            f"Cookie: {cookie}\r\n\r\n"
        ).encode()
        loop = asyncio.get_running_loop()
        _transport, socket = await loop.create_connection(
            lambda: Listener(self, request), self._where.hostname or "", self._where.port or 80
        )
        self._sockets.append(socket)
