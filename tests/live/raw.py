"""A websocket without a library: whatever bytes one likes after the handshake."""

import asyncio
import os
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

from tests.live.browser import cookie_of

PATIENCE = 15.0


class Raw(asyncio.Protocol):
    """One connection of a person without a name. What came is kept though the connection be reset."""

    def __init__(self) -> None:
        self.came = bytearray()
        self.transport: asyncio.Transport
        self._is_writable, self._news = asyncio.Event(), asyncio.Event()
        self._error: Exception | None = None
        self._is_gone = False

    @classmethod
    @asynccontextmanager
    async def connected(cls, url: str, slug: str, receive_buffer: int | None = None) -> AsyncIterator["Raw"]:
        """Hands are shaken. ``receive_buffer``: how many bytes the kernel holds for us, about."""
        address = urlsplit(url)
        near = socket.socket()
        near.setblocking(False)
        if receive_buffer:
            near.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        loop = asyncio.get_running_loop()
        await loop.sock_connect(near, ("127.0.0.1", address.port))
        transport, raw = await loop.create_connection(cls, sock=near)
        try:
            transport.write(
                f"GET /ws/s/{slug}/ HTTP/1.1\r\nHost: {address.netloc}\r\nOrigin: {url}\r\n"
                f"Cookie: {cookie_of(None)}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n".encode()
            )
            async with asyncio.timeout(PATIENCE):
                while b"\r\n\r\n" not in raw.came:
                    await raw._more()
            answer, _, rest = raw.came.partition(b"\r\n\r\n")
            assert answer.startswith(b"HTTP/1.1 101"), answer
            raw.came = rest
            yield raw
        finally:
            transport.abort()

    def send(self, payload: bytes, opcode: int = 0x81, times: int = 1) -> None:
        """A masked frame, several times; ``opcode`` with its final bit."""
        if opcode in (0x08, 0x09, 0x0A):
            opcode |= 0x80
        size, mask = len(payload), os.urandom(4)
        if size < 126:
            head = struct.pack("!BB", opcode, 0x80 | size)
        elif size < 65_536:
            head = struct.pack("!BBH", opcode, 0x80 | 126, size)
        else:
            head = struct.pack("!BBQ", opcode, 0x80 | 127, size)
        masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
        self.transport.write((head + mask + masked) * times)

    def send_no_more(self) -> None:
        """Close our half; where what was sent has made the server close already, there is none left to close."""
        with suppress(OSError):
            self.transport.write_eof()

    async def sent(self) -> None:
        """Wait until the kernel has taken most of it. Raises what ended the connection, if anything did."""
        await self._is_writable.wait()
        if self._is_gone:
            raise self._error or ConnectionResetError

    def stop_reading(self) -> None:
        self.transport.pause_reading()

    async def close_code(self) -> int:
        """Read on until the server closes: the code it gave, or 1006 where it gave none."""
        async with asyncio.timeout(PATIENCE):
            while not self._is_gone and _close_code(self.came) is None:
                await self._more()
        return _close_code(self.came) or 1006

    async def _more(self) -> None:
        self._news.clear()
        if self._is_gone:
            raise self._error or ConnectionResetError
        await self._news.wait()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._is_writable.set()

    def data_received(self, data: bytes) -> None:
        self.came += data
        self._news.set()

    def pause_writing(self) -> None:
        self._is_writable.clear()

    def resume_writing(self) -> None:
        self._is_writable.set()

    def connection_lost(self, error: Exception | None) -> None:
        self._is_gone, self._error = True, error
        self._news.set()
        self._is_writable.set()


def _close_code(came: bytes | bytearray) -> int | None:
    """Of the first close frame in it, 1005 where that names none; of no complete one, None."""
    at = 0
    while len(came) >= at + 2:
        opcode, size, at = came[at] & 15, came[at + 1] & 127, at + 2
        if size > 125:
            length = 2 if size == 126 else 8
            size, at = int.from_bytes(came[at : at + length]), at + length
        if opcode == 8 and len(came) >= at + size:
            return int.from_bytes(came[at : at + 2]) if size else 1005
        at += size
    return None
