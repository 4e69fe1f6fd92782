"""One message or link for everybody, at the top of the room."""

import pytest

from accounts.models import User
from spaces.exceptions import NothingToPin, PinTooLong, SpaceError
from spaces.models import Actor, Space
from spaces.models.door import snapshot_of
from spaces.models.ledger import erase, verify
from spaces.models.pinning import PIN_LENGTH
from tests.models.scenes import fresh, told


def test_everybody_is_told_and_whoever_comes_later_finds_it(live_space: Space, alice: User) -> None:
    live_space.pin(" Slides:\n https://example.org \0", by=Actor.of(alice))
    event = live_space.events.get(kind="space.pinned")
    assert event.shown()["words"] == "Slides: https://example.org"
    assert "Slides" not in event.body
    assert snapshot_of(fresh(live_space))["pinned"] == "Slides: https://example.org"


def test_another_takes_its_place_and_the_same_changes_nothing(live_space: Space, alice: User) -> None:
    for words in ("One", "One", " One", "Two"):
        live_space.pin(words, by=Actor.of(alice))
    assert told(live_space)[-2:] == ["space.pinned", "space.pinned"]
    assert fresh(live_space).pinned == "Two"
    live_space.unpin(by=Actor.of(alice))
    live_space.unpin(by=Actor.of(alice))
    assert told(live_space).count("space.unpinned") == 1
    assert snapshot_of(fresh(live_space))["pinned"] == ""


@pytest.mark.parametrize(
    ("words", "refusal"), [(" \n", NothingToPin), ("\0", NothingToPin), ("x" * (PIN_LENGTH + 1), PinTooLong)]
)
def test_what_can_not_be_pinned_leaves_what_is(
    live_space: Space, alice: User, words: str, refusal: type[SpaceError]
) -> None:
    live_space.pin("Hello", by=Actor.of(alice))
    with pytest.raises(refusal):
        live_space.pin(words, by=Actor.of(alice))
    assert fresh(live_space).pinned == "Hello"
    live_space.pin("x" * PIN_LENGTH, by=Actor.of(alice))


def test_words_that_are_erased_do_not_stay_up(live_space: Space, alice: User) -> None:
    for words in ("Vile", "Better"):
        live_space.pin(words, by=Actor.of(alice))
    first, second = live_space.events.filter(kind="space.pinned").order_by("seq")
    erase(first, by=Actor.of(alice))
    assert fresh(live_space).pinned == "Better"
    erase(second, by=Actor.of(alice))
    assert fresh(live_space).pinned == ""
    assert told(live_space)[-2:] == ["words.erased", "space.unpinned < words.erased"]
    assert verify(fresh(live_space)) == []


def test_it_stays_for_those_who_come_after_the_end(live_space: Space, alice: User) -> None:
    live_space.pin("Thank you", by=Actor.of(alice))
    live_space.end(by=Actor.of(alice))
    assert fresh(live_space).pinned == "Thank you"
