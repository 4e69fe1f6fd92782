"""A broadcast that needs no broadcaster: two minutes of one voice that speaks and pauses, told on a timed track."""

import io
import math
import re
import time
from array import array
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache

import av
from playwright.async_api import Page, Route

RATE = 48_000
FRAME = 1024
SEGMENT = 47 * FRAME / RATE
"""Seconds; a whole number of AAC's frames."""
LISTED = 8
SPEAKS, PAUSES = 1.6, 1.4
"""Seconds."""
CYCLE = SPEAKS + PAUSES
SECONDS = 120

MASTER = """#EXTM3U
#EXT-X-VERSION:7
#EXT-X-STREAM-INF:BANDWIDTH=80000,CODECS="mp4a.40.2"
stream.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=40000,CODECS="mp4a.40.2"
lean.m3u8
"""


@cache
def encoded() -> tuple[bytes, list[bytes]]:
    """An init segment and media segments, cut where fragments begin."""
    file = io.BytesIO()
    options = {
        "movflags": "empty_moov+default_base_moof+cmaf+skip_trailer",
        "frag_duration": str(int(SEGMENT * 1_000_000)),
    }
    length = round(CYCLE * RATE)
    tone = [0.3 * math.sin(2 * math.pi * 440 * at / RATE) * (at < SPEAKS * RATE) for at in range(length)]
    voice = array("f", [*tone, *tone[:FRAME]])
    with av.open(file, "w", format="mp4", options=options) as container:
        stream = container.add_stream("aac", rate=RATE, layout="mono", bit_rate=64_000)
        for at in range(0, SECONDS * RATE, FRAME):
            frame = av.AudioFrame(format="fltp", layout="mono", samples=FRAME)
            begins = at % length
            frame.planes[0].update(voice[begins : begins + FRAME].tobytes())
            frame.sample_rate, frame.pts = RATE, at
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    head, *fragments = re.split(rb"(?=....moof)", file.getvalue(), flags=re.DOTALL)
    return head, fragments


@dataclass
class CannedBroadcast:
    """Served to one page under the address of a broadcast, in which ``person`` speaks.

    With another key the first address is refused.
    """

    person: str
    key: str = "a" * 32
    written: bool = True
    ended: float | None = None
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.init, self.segments = encoded()
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
        if self.key not in path:
            await route.fulfill(status=403, body="")
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
        turns = range(int(SECONDS / CYCLE))
        changes = [(turn * CYCLE + after, how) for turn in turns for after, how in ((0.0, "s"), (SPEAKS, "o"))]
        before = [one for one in changes if one[0] <= since][-1:]
        return [
            f'#EXT-X-DATERANGE:ID="{at:.3f}",CLASS="rostrum.stage",START-DATE="{self._at(at)}",'
            f'X-STAGE="{self.person}:{how}"'
            for at, how in [*before, *(one for one in changes if since < one[0] < until)]
        ]

    def _at(self, seconds: float) -> str:
        at = datetime.fromtimestamp(self.began + seconds, UTC)
        return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
