"""What a player reads, read by somebody else's parser."""

import m3u8
import pytest

from spaces.media.broadcast.playlist import Segment, Window, master
from spaces.media.broadcast.rendition import LEAN, QUALITIES, STREAM
from spaces.media.broadcast.timed_track import TimedTrack
from spaces.media.broadcast.timeline import RATE

LENGTH = 47 * 1024
BEGAN = 1_800_000_000 * RATE


def segment(number: int, generation: int = 1, *, discontinuity: bool = False) -> Segment:
    begins = BEGAN + number * LENGTH
    return Segment(f"{generation}/stream-{number}.m4s", f"{generation}/init-0.mp4", begins, LENGTH, discontinuity)


def window(count: int) -> Window:
    made = Window(listed=8)
    for number in range(count):
        made.add(segment(number))
    return made


def read(made: Window, track: TimedTrack | None = None, *, ended: bool = False) -> m3u8.M3U8:
    return m3u8.loads(made.text(track or TimedTrack([]), 1, ended=ended))


def test_segments_have_numbers_times_and_one_init() -> None:
    playlist = read(window(3))
    assert (playlist.version, playlist.target_duration, playlist.media_sequence) == (7, 1, 0)
    assert [one.uri for one in playlist.segments] == [f"../1/stream-{number}.m4s" for number in range(3)]
    assert [one.init_section.uri for one in playlist.segments] == ["../1/init-0.mp4"] * 3
    first, second, _ = playlist.segments
    assert first.program_date_time.timestamp() == 1_800_000_000
    assert (second.program_date_time - first.program_date_time).total_seconds() == pytest.approx(
        first.duration, abs=0.001
    )
    assert not playlist.is_endlist


def test_only_the_newest_are_listed_and_the_number_says_how_many_went() -> None:
    playlist = read(window(20))
    assert (len(playlist.segments), playlist.media_sequence) == (8, 12)
    assert playlist.segments[0].uri == "../1/stream-12.m4s"


def test_no_segment_is_longer_than_the_target_says() -> None:
    for quality in QUALITIES:
        assert round(quality.packets * 1024 / RATE) <= quality.target


def test_another_process_is_a_discontinuity_that_is_counted_once_it_has_gone() -> None:
    made = window(8)
    made.add(segment(8, 2, discontinuity=True))
    playlist = read(made)
    assert playlist.discontinuity_sequence == 0
    assert [one.discontinuity for one in playlist.segments] == [False] * 7 + [True]
    assert playlist.segments[-1].init_section.uri == "../2/init-0.mp4"
    for number in range(9, 16):
        made.add(segment(number, 2))
    assert read(made).discontinuity_sequence == 0
    assert read(made).segments[0].discontinuity
    made.add(segment(16, 2))
    assert read(made).discontinuity_sequence == 1
    assert not any(one.discontinuity for one in read(made).segments)


def test_the_end_is_said() -> None:
    assert read(window(3), ended=True).is_endlist


def test_the_timed_track_lists_the_stage_in_force_and_each_change() -> None:
    track = TimedTrack([])
    for number, stage in enumerate(["aa:m", "aa:o", "aa:s", "aa:o"]):
        track.change(BEGAN + number * 5 * LENGTH, stage)
    made = window(14)  # the window begins with number 6
    ranges = [one for segment in read(made, track).segments for one in segment.dateranges]
    assert [(one.class_name if hasattr(one, "class_name") else one.class_) for one in ranges] == ["rostrum.stage"] * 2
    assert [dict(one.x_client_attrs)["x_stage"] for one in ranges] == ['"aa:o"', '"aa:s"']
    assert len({one.id for one in ranges}) == 2


def test_the_master_names_both_and_what_they_need() -> None:
    playlist = m3u8.loads(master((one.playlist, one.bandwidth) for one in QUALITIES))
    assert playlist.is_variant
    assert [one.uri for one in playlist.playlists] == ["stream.m3u8", "lean.m3u8"]
    assert [one.stream_info.bandwidth for one in playlist.playlists] == [STREAM.bandwidth, LEAN.bandwidth]
    assert {one.stream_info.codecs for one in playlist.playlists} == {"mp4a.40.2"}
