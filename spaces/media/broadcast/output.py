"""All that listeners read of one space: segments and playlists of every rendition, and what a successor needs."""

import shutil
import time
from pathlib import Path

from spaces.media.broadcast.archive import Archive, folder
from spaces.media.broadcast.assignment import Assignment, Hold, HoldLost
from spaces.media.broadcast.place import Place
from spaces.media.broadcast.playlist import master
from spaces.media.broadcast.rendition import QUALITIES, STREAM, Made, Rendition
from spaces.media.broadcast.state import NAME, State, read
from spaces.media.broadcast.timed_track import Change, TimedTrack, hushed
from spaces.media.broadcast.timeline import Samples

OLD_KEY_STAYS = 10.0
"""Seconds that what lies under an old key stays there, without anything new: the others are told of the new one."""


class Output:
    """Goes on where the newest generation stopped. ``starts`` is when the first sample that will be fed was heard.

    Raises HoldLost as soon as another process has the space, and OSError when the disk does.
    """

    def __init__(self, assignment: Assignment, hold: Hold, starts: int) -> None:
        self._hold = hold
        self._place = Place(assignment.directory, hold.key, assignment.generation, hold)
        newest = self._place.newest()
        if newest is not None and newest > assignment.generation:
            raise HoldLost(f"generation {newest} has begun")
        before = State() if newest is None else read(self._place.space / str(newest))
        self._track = TimedTrack(before.changes)
        self._renditions = [
            Rendition(quality, assignment.generation, before.renditions.get(quality.name), starts)
            for quality in QUALITIES
        ]
        stream = self._renditions[QUALITIES.index(STREAM)]
        self._track.change(stream.ends, hushed(self._track.latest))
        self._archive = Archive(folder(assignment), assignment.generation, stream.ends) if assignment.archive else None
        self.dead_air = before.dead_air
        """Whether it was told of, for the successor."""
        self._is_current = False
        self._old_keys: list[tuple[float, Path]] = []

    def begin(self) -> None:
        """Fill the time that is missing."""
        self._place.put("master.m3u8", master((one.playlist, one.bandwidth) for one in QUALITIES).encode())
        self._write([(one, one.fill()) for one in self._renditions])

    def feed(self, samples: Samples, changes: list[Change]) -> None:
        """More of the mix, and what changed on stage meanwhile."""
        for moment, stage in changes:
            self._track.change(moment, stage)
        self._follow_key()
        self._write([(one, one.feed(samples)) for one in self._renditions])

    def finish(self) -> None:
        """The rest, and the end of the lists."""
        self._write([(one, one.finish()) for one in self._renditions], ended=True)

    def close(self) -> None:
        """Let go, whatever came of it."""
        if self._archive:
            self._archive.close()
        self._place.close()

    def _write(self, made: list[tuple[Rendition, list[Made]]], *, ended: bool = False) -> None:
        if not any(segments for _, segments in made):
            return
        for rendition, segments in made:
            for one in segments:
                self._write_segment(rendition, one)
        self._publish(ended=ended)
        self._tidy()

    def _write_segment(self, rendition: Rendition, made: Made) -> None:
        name = made.file.partition("/")[2]
        if not rendition.has_init:
            self._place.put(rendition.quality.init, rendition.init)
            self._keep(rendition, rendition.init)
            rendition.has_init = True
        self._place.put(name, made.data)
        self._keep(rendition, made.data)

    def _keep(self, rendition: Rendition, data: bytes) -> None:
        if self._archive and rendition.quality is STREAM:
            self._archive.append(data)

    def _publish(self, *, ended: bool) -> None:
        """Only once every rendition has begun: all count the same discontinuities."""
        if not all(one.has_init for one in self._renditions):
            return
        self._track.forget(min(one.window.begins for one in self._renditions))
        # The state goes first: a number that listeners have seen is never given again.
        left = {one.quality.name: one.left for one in self._renditions}
        self._place.put(NAME, State(left, self._track.changes, self.dead_air).written())
        for one in self._renditions:
            text = one.window.text(self._track, one.quality.target, ended=ended)
            self._place.put(one.quality.playlist, text.encode())
        if not self._is_current:
            self._place.become_current()
            self._is_current = True

    def _follow_key(self) -> None:
        """Another key: what is listed is there too, and listeners of the old one get nothing new."""
        if self._hold.key == self._place.key:
            return
        files = {file for one in self._renditions for segment in one.segments for file in (segment.file, segment.init)}
        old, self._place = self._place, self._place.moved(self._hold.key, files)
        self._place.put("master.m3u8", master((one.playlist, one.bandwidth) for one in QUALITIES).encode())
        self._is_current = False
        self._old_keys.append((time.monotonic() + OLD_KEY_STAYS, old.space))
        old.close()
        self._publish(ended=False)

    def _tidy(self) -> None:
        for rendition in self._renditions:
            for segment in rendition.expired():
                self._place.remove(segment.file)
        self._place.remove_generations(
            but={int(segment.file.partition("/")[0]) for one in self._renditions for segment in one.segments}
        )
        while self._old_keys and self._old_keys[0][0] <= time.monotonic():
            shutil.rmtree(self._old_keys.pop(0)[1], ignore_errors=True)
