"""The thread that encodes and writes: neither may ever hold up the mix."""

import asyncio
import contextlib
import queue
import threading

from spaces.media.broadcast.output import Output
from spaces.media.broadcast.timed_track import Change
from spaces.media.broadcast.timeline import Samples

WAITING = 100
"""Pieces of the mix that may wait, ten seconds. A disk that is stuck for longer is a reason to begin anew."""
STUCK = 5.0
"""Seconds after which a disk is not waited for any longer."""


class Stalled(Exception):
    """Encoding or writing does not keep up."""


class Writer:
    """Everything may raise what the thread failed with: HoldLost or OSError."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._queue: queue.Queue[tuple[Samples, list[Change]] | None] = queue.Queue(WAITING)
        self._failed: Exception | None = None
        self._abandoned = False
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def put(self, samples: Samples, changes: list[Change]) -> None:
        """More of the mix; at once."""
        if self._failed:
            raise self._failed
        try:
            self._queue.put_nowait((samples, changes))
        except queue.Full as error:
            raise Stalled(f"{WAITING} pieces wait to be written") from error

    async def finish(self) -> None:
        """Write what waits, and the end."""
        self._queue.put_nowait(None)
        await asyncio.to_thread(self._thread.join)
        if self._failed:
            raise self._failed

    async def abandon(self) -> None:
        """Stop after what is being written, if that ends. What waits is lost; a successor fills the time."""
        self._abandoned = True
        with contextlib.suppress(queue.Full):
            self._queue.put_nowait(None)
        await asyncio.to_thread(self._thread.join, STUCK)

    def _run(self) -> None:
        try:
            self._output.begin()
            while (piece := self._queue.get()) and not self._abandoned:
                self._output.feed(*piece)
            if not self._abandoned:
                self._output.finish()
        except Exception as error:  # noqa: BLE001 - it is raised where the mix is made
            self._failed = error
        finally:
            self._output.close()
