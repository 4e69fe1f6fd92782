"""One space, from its stage to the disk."""

import asyncio
import contextlib
import time

import numpy as np

from spaces.media.broadcast.assignment import Assignment, Hold, HoldLost, Told
from spaces.media.broadcast.dead_air import DeadAir
from spaces.media.broadcast.hold_sound import HoldSound
from spaces.media.broadcast.mixer import Mixer
from spaces.media.broadcast.output import Output
from spaces.media.broadcast.stage import Stage
from spaces.media.broadcast.timed_track import SPEAKING, Change, described
from spaces.media.broadcast.timeline import RATE, TICK, Samples, now
from spaces.media.broadcast.writer import Writer

PIECE = 5
"""Ticks that go to the writer at once: 100 ms."""
TAIL = 50
"""Ticks that the mix goes on after the end (1 s): what was said before is still on its way."""


async def broadcast(assignment: Assignment, hold: Hold, told: Told) -> None:
    """Mix and write until the space has ended, or the hold is lost (raises HoldLost).

    Whatever else it raises, or being killed: a successor of a higher generation goes on.
    """
    starts = now()
    output = Output(assignment, hold, starts)
    writer, stage = Writer(output), Stage(assignment.url, hold)
    hearing = asyncio.create_task(stage.run())
    try:
        await _Mixing(stage, hold, DeadAir(told, told_of=output.dead_air), output, writer, starts).run()
        await writer.finish()
    finally:
        hearing.cancel()
        await writer.abandon()
        with contextlib.suppress(asyncio.CancelledError):
            await hearing


class _Mixing:
    """A tick each 20 ms of the monotonic clock. Late, it catches up; nothing is ever left out of the timeline."""

    def __init__(
        self, stage: Stage, hold: Hold, dead_air: DeadAir, output: Output, writer: Writer, starts: int
    ) -> None:
        self._stage, self._hold, self._dead_air, self._output, self._writer = stage, hold, dead_air, output, writer
        self._mixer, self._hold_sound = Mixer(), HoldSound()
        self._now = starts
        self._piece: list[Samples] = []
        self._changes: list[Change] = []
        self._people: dict[str, str] = {}

    async def run(self) -> None:
        """Until the end, and a second more."""
        began, ticks, left = time.monotonic(), 0, TAIL
        while left:
            ticks += 1
            await asyncio.sleep(began + ticks * TICK / RATE - time.monotonic())
            if not self._hold.is_held():
                raise HoldLost
            state = self._hold.state
            self._tick(state)
            left -= state == "ended"
        self._hand_over()

    def _tick(self, state: str) -> None:
        self._now += TICK
        blocks = [*self._stage.pull()]
        if (hold_sound := self._hold_sound.pull(wanted=state == "scheduled")) is not None:
            blocks.append(hold_sound)
        self._piece.append(self._mixer.mix(blocks))
        self._notice(state)
        if len(self._piece) == PIECE:
            self._hand_over()

    def _notice(self, state: str) -> None:
        people = self._stage.people()
        if people != self._people:
            self._people = people
            self._changes.append((self._now, described(people)))
        self._dead_air.look(
            time.monotonic(),
            live=state == "live",
            heard=SPEAKING in people.values(),
            stage=people,
            reachable=self._stage.is_heard,
        )
        self._output.dead_air = self._dead_air.told_of

    def _hand_over(self) -> None:
        if self._piece:
            self._writer.put(np.concatenate(self._piece), self._changes)
            self._piece, self._changes = [], []
