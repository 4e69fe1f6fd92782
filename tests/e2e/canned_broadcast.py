"""A broadcast that needs no broadcaster: a minute of one voice that speaks and pauses, told on a timed track."""

import io
import math
import re
import struct
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

import av
from playwright.async_api import Page, Route

RATE = 48_000
FRAME = 1024
SEGMENT = 47 * FRAME / RATE
"""Seconds; a whole number of AAC's frames."""
LISTED = 8
SPEAKS, PAUSES = 1.6, 1.4
"""Seconds."""

MASTER = """#EXTM3U
#EXT-X-VERSION:7
#EXT-X-STREAM-INF:BANDWIDTH=80000,CODECS="mp4a.40.2"
stream.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=40000,CODECS="mp4a.40.2"
lean.m3u8
"""


def speaks(at: float) -> bool:
    """Whether the voice speaks at this second."""
    return at % (SPEAKS + PAUSES) < SPEAKS


def encoded(seconds: int, bit_rate: int, hertz: float) -> tuple[bytes, list[bytes]]:
    """An init segment and media segments, as the packager cuts them."""
    file = io.BytesIO()
    options = {
        "movflags": "empty_moov+default_base_moof+cmaf+skip_trailer",
        "frag_duration": str(int(SEGMENT * 1_000_000)),
    }
    with av.open(file, "w", format="mp4", options=options) as container:
        stream = container.add_stream("aac", rate=RATE, layout="mono", bit_rate=bit_rate)
        for number in range(int(seconds * RATE / FRAME)):
            at = (number * FRAME) / RATE
            tone = (
                0.3 * math.sin(2 * math.pi * hertz * (at + one / RATE)) * speaks(at + one / RATE) for one in range(FRAME)
            )
            frame = av.AudioFrame(format="fltp", layout="mono", samples=FRAME)
            frame.planes[0].update(struct.pack(f"<{FRAME}f", *tone))
            frame.sample_rate, frame.pts = RATE, number * FRAME
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    head, *fragments = re.split(rb"(?=....moof)", file.getvalue(), flags=re.DOTALL)
    return head, fragments


@dataclass
class CannedBroadcast:
    """Served to one page under the address of a broadcast, live from a moment before ``began`` on."""

    person: str
    began: float = 0.0
    ended: float | None = None
    written: bool = True
    refused: int = 0
    key: str = "a" * 32
    asked: list[str] = field(default_factory=list)
    lean: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.init, self.segments = encoded(60, 64_000, 440.0)
        self.began = time.time() - (LISTED + 2) * SEGMENT

    @property
    def url(self) -> str:
        return f"/hls/9999999999/signature/{self.key}/current/master.m3u8"

    @property
    def now(self) -> float:
        """Seconds since it began, as far as it is written; or was, when it ended."""
        return (self.ended or time.time()) - self.began

    async def serve(self, page: Page) -> None:
        await page.route("**/hls/**", self._answer)

    async def _answer(self, route: Route) -> None:
        path = route.request.url.split("/hls/")[1]
        self.asked.append(path)
        name = path.rsplit("/", 1)[1]
        if self.refused or self.key not in path:
            await route.fulfill(status=self.refused or 403, body="")
        elif not self.written:
            await route.fulfill(status=404, body="")
        elif name == "master.m3u8":
            await self._playlist(route, MASTER)
        elif name.endswith(".m3u8"):
            await self._playlist(route, self._listed())
        elif name == "init.mp4":
            await route.fulfill(body=self.init, content_type="audio/mp4")
        else:
            await route.fulfill(body=self.segments[int(name.split(".")[0])], content_type="audio/mp4")

    async def _playlist(self, route: Route, text: str) -> None:
        await route.fulfill(body=text, content_type="application/vnd.apple.mpegurl")

    def _listed(self) -> str:
        last = min(int(self.now / SEGMENT), len(self.segments))
        first = max(0, last - LISTED)
        lines = [
            *["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-TARGETDURATION:1", f"#EXT-X-MEDIA-SEQUENCE:{first}"],
            '#EXT-X-MAP:URI="../1/init.mp4"',
        ]
        for number in range(first, last):
            lines += [f"#EXT-X-PROGRAM-DATE-TIME:{self._at(number * SEGMENT)}"]
            lines += [f"#EXTINF:{SEGMENT:.5f},", f"../1/{number}.m4s"]
        lines += self._marks(first * SEGMENT, last * SEGMENT)
        return "\n".join([*lines, *(["#EXT-X-ENDLIST"] if self.ended else [])]) + "\n"

    def _marks(self, since: float, until: float) -> list[str]:
        """The one in force when the window opens, and all in it."""
        cycle = SPEAKS + PAUSES
        changes = [
            (turn * cycle + offset, how) for turn in range(60) for offset, how in ((0.0, "s"), (SPEAKS, "o"))
        ]
        before = [one for one in changes if one[0] <= since][-1:]
        return [
            f'#EXT-X-DATERANGE:ID="{at:.3f}",CLASS="rostrum.stage",START-DATE="{self._at(at)}",'
            f'X-STAGE="{self.person}:{how}"'
            for at, how in [*before, *(one for one in changes if since < one[0] < until)]
        ]

    def _at(self, seconds: float) -> str:
        at = datetime.fromtimestamp(self.began + seconds, UTC)
        return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
