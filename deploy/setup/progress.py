"""Telling someone who waits what is being done, and that it still is."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

EVERY = 10.0


def say(line: str) -> None:
    print(line, flush=True)


@contextmanager
def step(what: str, *, expect: str = "") -> Iterator[None]:
    """Say what begins, every few seconds that it goes on, and how long it took."""
    began = time.monotonic()
    done = threading.Event()

    def keep_telling() -> None:
        while not done.wait(EVERY):
            say(f"  {what}: {time.monotonic() - began:.0f} s …")

    say(f"  {what} …{f' ({expect})' if expect else ''}")
    teller = threading.Thread(target=keep_telling, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
    say(f"  {what}: done in {time.monotonic() - began:.0f} s")
