"""Inside a network namespace: ports of its loopback that lead out through Unix sockets, which know no namespaces.

``python relay.py PORT=SOCKET …``, until it is ended.
"""

import asyncio
import sys


async def copy(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    try:
        while some := await source.read(65536):
            sink.write(some)
            await sink.drain()
    except OSError:
        pass
    finally:
        sink.close()


async def open_port(port: int, path: str) -> asyncio.Server:
    async def lead_out(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        outside_reader, outside_writer = await asyncio.open_unix_connection(path)
        await asyncio.gather(copy(reader, outside_writer), copy(outside_reader, writer))

    return await asyncio.start_server(lead_out, "127.0.0.1", port)


async def main(*ports: str) -> None:
    for one in ports:
        port, _, path = one.partition("=")
        await open_port(int(port), path)
    print("open", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
