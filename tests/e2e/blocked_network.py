"""A browser in a network namespace of its own, out of which only chosen TCP ports lead. Needs root."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from deploy.setup import chromium
from tests.e2e import relay
from tests.e2e.conftest import ALWAYS

REFUSAL = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@asynccontextmanager
async def behind(folder: Path, ports: Collection[int], *, websockets: bool = True) -> AsyncIterator[Browser]:
    """A browser from where ``localhost`` has these ports and there is nothing else; without ``websockets`` a proxy that
    refuses them stands in between. Skips the test where namespaces can't be made."""
    name = f"rostrum-{os.getpid()}"
    _make(name)
    try:
        async with AsyncExitStack() as stack:
            for port in ports:
                outside = await asyncio.start_unix_server(_leading_to(port, websockets), folder / str(port))
                await stack.enter_async_context(outside)
            inside = await asyncio.create_subprocess_exec(
                *("ip", "netns", "exec", name, sys.executable, relay.__file__),
                *(f"{port}={folder / str(port)}" for port in ports),
                stdout=asyncio.subprocess.PIPE,
            )
            stack.push_async_callback(inside.wait)
            stack.callback(inside.kill)
            assert inside.stdout
            assert await inside.stdout.readline() == b"open\n"
            playwright = await stack.enter_async_context(async_playwright())
            browser = await playwright.chromium.launch(executable_path=_chromium_in(name, folder), args=ALWAYS)
            stack.push_async_callback(browser.close)
            yield browser
    finally:
        _ip("netns", "delete", name)


def _make(name: str) -> None:
    """With an interface that leads nowhere: a browser without any takes itself for offline."""
    if not shutil.which("ip") or os.geteuid() != 0:
        pytest.skip("network namespaces need root and iproute2")
    try:
        _ip("netns", "add", name)
    except subprocess.CalledProcessError as error:
        pytest.skip(f"no network namespace can be made here: {error.stderr.strip()}")
    for words in (
        "link set lo up",
        "link add nowhere type veth peer name end",
        # An IPv6 address would come a second later, and break off what a browser loads just then.
        "link set nowhere addrgenmode none",
        "link set end addrgenmode none",
        "address add 10.213.0.1/24 dev nowhere",
        "link set end up",
        "link set nowhere up",
    ):
        _ip("-n", name, *words.split())


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True, text=True)


def _chromium_in(name: str, folder: Path) -> Path:
    inside = folder / "chromium"
    inside.write_text(f'#!/bin/sh\nexec ip netns exec {name} {chromium.systems()} "$@"\n')
    inside.chmod(0o755)
    return inside


def _leading_to(port: int, websockets: bool) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
    async def lead(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = b"" if websockets else await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError as nothing:
            head = nothing.partial
        if b"upgrade: websocket" in head.lower():
            writer.write(REFUSAL)
            writer.close()
            return
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", port)
        there_writer.write(head)
        await asyncio.gather(relay.copy(reader, there_writer), relay.copy(there_reader, writer))

    return lead
