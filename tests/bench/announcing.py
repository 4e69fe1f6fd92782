"""One space's keeper as far as sockets can tell, when it is told to: it announces and ticks as ``spaces.keeper`` does."""

import json
from dataclasses import replace
from typing import Self
from uuid import uuid4

from channels.db import database_sync_to_async as run

from spaces.live import keys
from spaces.live.announce import Announcement, announce, tick
from spaces.live.redis import client
from spaces.models import Space

NAME = "Fan-out"
"""What every event has in it, and nothing else that is sent."""


def event(seq: int) -> dict[str, str | int]:
    """Somebody came onto the stage: what a browser gets of it beside ``"t": "event"``, about 120 bytes."""
    return {"seq": seq, "kind": "stage.joined", "person": uuid4().hex, "role": "none", "name": NAME}


class Announcing:
    """Goes on where the real keeper, which must not run any more, stopped."""

    def __init__(self, told: Announcement, generation: int) -> None:
        self._told, self._generation = told, generation

    @classmethod
    async def of(cls, space: Space) -> Self:
        told = await run(lambda: Announcement.of(Space.objects.get(pk=space.pk), []))()
        held = await client().hget(keys.door(space.slug), "keeper")
        return cls(told, int(held or 0))

    async def one_event(self) -> None:
        """With the next number; the space stays as it was."""
        seq = self._told.seq + 1
        message = {"seq": seq, "audience": "everyone", "event": event(seq)}
        self._told = replace(self._told, seq=seq, messages=[(seq, json.dumps(message))])
        await announce(self._told, self._generation, peak=0)

    async def tick(self) -> None:
        await tick(self._told.slug, self._generation)
