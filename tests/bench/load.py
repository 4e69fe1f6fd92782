"""A load that costs the machine little: prepared requests over kept-alive connections, to loopback only."""

import asyncio
import time
from urllib.parse import urlsplit


async def posts_a_second(url: str, cookie: str, *, connections: int, seconds: float) -> float:
    """Post without pause for so long; how many were answered with 200 a second. Anything else fails."""
    where = urlsplit(url)
    assert where.hostname in ("localhost", "127.0.0.1")
    request = (
        f"POST {where.path} HTTP/1.1\r\nHost: {where.netloc}\r\nCookie: {cookie}\r\nContent-Length: 0\r\n\r\n".encode()
    )
    end = time.monotonic() + seconds
    began = time.monotonic()
    done = await asyncio.gather(*(_one(where.port or 80, request, end) for _ in range(connections)))
    return sum(done) / (time.monotonic() - began)


async def _one(port: int, request: bytes, end: float) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    count = 0
    while time.monotonic() < end:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        await reader.readexactly(int(length.split(b":")[1]))
        count += 1
    writer.close()
    return count
