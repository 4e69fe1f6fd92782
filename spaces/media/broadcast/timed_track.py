"""The stage as it was at each moment of the sound: who speaks, who is muted, who is there.

Written into the playlists as EXT-X-DATERANGE (RFC 8216, 4.3.2.7) of class ``rostrum.stage``, on the clock of
PROGRAM-DATE-TIME, so that a player shows each change when its own listener hears it.
"""

from collections.abc import Mapping

from spaces.media.broadcast.timeline import RATE, iso

Change = tuple[int, str]
"""A moment, and the whole stage from then on."""

SPEAKING, MUTED, OPEN = "s", "m", "o"


def described(stage: Mapping[str, str]) -> str:
    """``<person>:<s|m|o>,…`` in a settled order, so that equal stages are equal texts."""
    return ",".join(f"{person}:{state}" for person, state in sorted(stage.items()))


def hushed(stage: str) -> str:
    """The same people, none of whom is heard."""
    return stage.replace(f":{SPEAKING}", f":{OPEN}")


class TimedTrack:
    """Changes in order of time."""

    def __init__(self, changes: list[Change]) -> None:
        self.changes = changes

    @property
    def latest(self) -> str:
        return self.changes[-1][1] if self.changes else ""

    def change(self, moment: int, stage: str) -> None:
        """From ``moment`` on the stage is this."""
        if stage != self.latest:
            self.changes.append((moment, stage))

    def forget(self, before: int) -> None:
        """Drop what is over before that moment; the one in force then stays."""
        while len(self.changes) > 1 and self.changes[1][0] <= before:
            self.changes.pop(0)

    def tags(self, begins: int, ends: int) -> list[str]:
        """What concerns a playlist between these moments: its changes, and the one in force when it begins."""
        return [
            f'#EXT-X-DATERANGE:ID="{moment * 1000 // RATE}",CLASS="rostrum.stage",'
            f'START-DATE="{iso(moment)}",X-STAGE="{stage}"'
            for number, (moment, stage) in enumerate(self.changes)
            if moment < ends and (number + 1 == len(self.changes) or self.changes[number + 1][0] > begins)
        ]
