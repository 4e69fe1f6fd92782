"""Media playlists and the master playlist (RFC 8216)."""

from collections.abc import Iterable
from dataclasses import dataclass

from spaces.media.broadcast.timed_track import TimedTrack
from spaces.media.broadcast.timeline import RATE, iso

VERSION = 7
CODECS = "mp4a.40.2"


@dataclass(frozen=True, slots=True)
class Segment:
    """``file`` and its ``init`` as ``<generation>/<name>``. ``discontinuity``: another process begins with it."""

    file: str
    init: str
    begins: int
    samples: int
    discontinuity: bool = False

    @property
    def ends(self) -> int:
        return self.begins + self.samples


class Window:
    """The newest ``listed`` segments of a stream, and how many went before."""

    def __init__(
        self, listed: int, sequence: int = 0, discontinuities: int = 0, segments: Iterable[Segment] = ()
    ) -> None:
        self._listed = listed
        self.sequence = sequence
        """Media sequence number of the first listed segment."""
        self.discontinuities = discontinuities
        """How many are no longer listed."""
        self.segments = list(segments)

    @property
    def next(self) -> int:
        """Media sequence number of the segment to come."""
        return self.sequence + len(self.segments)

    @property
    def begins(self) -> int:
        """When the first listed segment does."""
        return self.segments[0].begins

    def add(self, segment: Segment) -> list[Segment]:
        """List one more; those that are not listed any longer."""
        self.segments.append(segment)
        gone = self.segments[: -self._listed]
        self.segments = self.segments[-self._listed :]
        self.sequence += len(gone)
        self.discontinuities += sum(one.discontinuity for one in gone)
        return gone

    def text(self, track: TimedTrack, target: int, *, ended: bool = False) -> str:
        """The playlist. ``target`` in seconds: no segment is longer, rounded."""
        lines = [
            "#EXTM3U",
            f"#EXT-X-VERSION:{VERSION}",
            f"#EXT-X-TARGETDURATION:{target}",
            f"#EXT-X-MEDIA-SEQUENCE:{self.sequence}",
            f"#EXT-X-DISCONTINUITY-SEQUENCE:{self.discontinuities}",
            "#EXT-X-INDEPENDENT-SEGMENTS",
        ]
        if self.segments:
            lines += track.tags(self.begins, self.segments[-1].ends)
        init = ""
        for one in self.segments:
            if one.discontinuity:
                lines.append("#EXT-X-DISCONTINUITY")
            if one.init != init:
                init = one.init
                lines.append(f'#EXT-X-MAP:URI="../{init}"')
            lines.append(f"#EXT-X-PROGRAM-DATE-TIME:{iso(one.begins)}")
            lines += [f"#EXTINF:{one.samples / RATE:.6f},", f"../{one.file}"]
        if ended:
            lines.append("#EXT-X-ENDLIST")
        return "\n".join(lines) + "\n"


def master(variants: Iterable[tuple[str, int]]) -> str:
    """The playlist of playlists: each by name, and the most bits a second that any of its segments needs."""
    lines = ["#EXTM3U", f"#EXT-X-VERSION:{VERSION}", "#EXT-X-INDEPENDENT-SEGMENTS"]
    for name, bandwidth in variants:
        lines += [f'#EXT-X-STREAM-INF:BANDWIDTH={bandwidth},CODECS="{CODECS}"', name]
    return "\n".join(lines) + "\n"
