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


class Raw:
    """One connection of a person without a name."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    @classmethod
    @asynccontextmanager
    async def connected(cls, url: str, slug: str, receive_buffer: int | None = None) -> AsyncIterator["Raw"]:
        """Hands are shaken. ``receive_buffer``: how many bytes the kernel holds for us, about."""
        address = urlsplit(url)
        near = socket.socket()
        near.setblocking(False)
        if receive_buffer:
            near.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        await asyncio.get_running_loop().sock_connect(near, ("127.0.0.1", address.port))
        reader, writer = await asyncio.open_connection(sock=near, limit=2**20)
        try:
            writer.write(
                f"GET /ws/s/{slug}/ HTTP/1.1\r\nHost: {address.netloc}\r\nOrigin: {url}\r\n"
                f"Cookie: {cookie_of(None)}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n".encode()
            )
            answer = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)
            assert answer.startswith(b"HTTP/1.1 101"), answer
            yield cls(reader, writer)
        finally:
            writer.transport.abort()

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
        self.writer.write((head + mask + masked) * times)

    def send_no_more(self) -> None:
        """Close our half; where what was sent has made the server close already, there is none left to close."""
        with suppress(OSError):
            self.writer.write_eof()

    def stop_reading(self) -> None:
        transport = self.writer.transport
        assert isinstance(transport, asyncio.ReadTransport)
        transport.pause_reading()

    async def close_code(self) -> int:
        """Read on until the server closes: the code it gave, or 1006 where it gave none."""
        while True:
            try:
                first, second = await asyncio.wait_for(self.reader.readexactly(2), PATIENCE)
                size = second & 127
                if size == 126:
                    (size,) = struct.unpack("!H", await self.reader.readexactly(2))
                elif size == 127:
                    (size,) = struct.unpack("!Q", await self.reader.readexactly(8))
                payload = await self.reader.readexactly(size)
            except (asyncio.IncompleteReadError, ConnectionError):
                return 1006
            if first & 15 == 8:
                return int.from_bytes(payload[:2]) if payload else 1005
