"""The stage at each moment of the sound."""

from spaces.media.broadcast.timed_track import TimedTrack, described, hushed
from spaces.media.broadcast.timeline import RATE, iso


def test_equal_stages_are_equal_texts() -> None:
    assert described({"bb": "m", "aa": "s"}) == described({"aa": "s", "bb": "m"}) == "aa:s,bb:m"


def test_a_stage_that_did_not_change_is_no_change() -> None:
    track = TimedTrack([])
    track.change(1, "aa:o")
    track.change(2, "aa:o")
    assert track.changes == [(1, "aa:o")]


def test_what_is_over_is_forgotten_and_what_is_in_force_is_not() -> None:
    track = TimedTrack([(1, "a"), (5, "b"), (9, "c")])
    track.forget(before=6)
    assert track.changes == [(5, "b"), (9, "c")]
    track.forget(before=100)
    assert track.changes == [(9, "c")]


def test_a_change_after_the_last_segment_waits() -> None:
    track = TimedTrack([(10, "a"), (30, "b")])
    assert len(track.tags(begins=10, ends=30)) == 1
    assert len(track.tags(begins=10, ends=31)) == 2


def test_a_tag_has_its_moment_on_the_clock_of_the_sound() -> None:
    (tag,) = TimedTrack([(1_800_000_000 * RATE + RATE // 8, "aa:s")]).tags(0, 1_900_000_000 * RATE)
    assert tag == (
        '#EXT-X-DATERANGE:ID="1800000000125",CLASS="rostrum.stage",START-DATE="2027-01-15T08:00:00.125Z",X-STAGE="aa:s"'
    )


def test_while_nobody_mixes_nobody_is_heard() -> None:
    assert hushed("aa:s,bb:m,cc:o") == "aa:o,bb:m,cc:o"


def test_times_are_whole_milliseconds() -> None:
    assert iso(0) == "1970-01-01T00:00:00.000Z"
