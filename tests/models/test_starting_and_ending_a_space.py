"""A space goes from scheduled to live to ended, by its host, once, and never back."""

import pytest

from accounts.models import User
from spaces.exceptions import HostingNotAllowed, NotAllowed, SpaceEnded, SpaceNotLive
from spaces.models import Actor, Space


def kinds(space: Space) -> list[str]:
    return list(space.events.order_by("seq").values_list("kind", flat=True))


def test_a_scheduled_space_is_in_the_ledger(space: Space) -> None:
    assert space.state == "scheduled"
    assert kinds(space) == ["space.scheduled"]


def test_the_host_goes_live_on_stage(space: Space, alice: User) -> None:
    space.start(by=space.actor(alice))
    space.refresh_from_db()
    assert (space.state, len(space.room) >= 32, space.started_at is not None) == ("live", True, True)
    assert [place.person for place in space.participants.on_stage()] == [alice.person]
    assert kinds(space) == ["space.scheduled", "space.started", "stage.joined"]


def test_starting_twice_does_nothing(live_space: Space, alice: User) -> None:
    room = live_space.room
    live_space.start(by=live_space.actor(alice))
    assert live_space.room == room
    assert kinds(live_space).count("space.started") == 1


def test_ending_takes_everyone_off_the_stage(live_space: Space, alice: User) -> None:
    live_space.end(by=live_space.actor(alice))
    live_space.refresh_from_db()
    assert (live_space.state, live_space.ended_at is not None) == ("ended", True)
    assert not live_space.participants.on_stage().exists()
    assert kinds(live_space)[-1] == "space.ended"


def test_ending_twice_does_nothing(live_space: Space, alice: User) -> None:
    live_space.end(by=live_space.actor(alice))
    live_space.end(by=live_space.actor(alice))
    assert kinds(live_space).count("space.ended") == 1


def test_an_ended_space_does_not_start_again(live_space: Space, alice: User) -> None:
    live_space.end(by=live_space.actor(alice))
    with pytest.raises(SpaceEnded):
        live_space.start(by=live_space.actor(alice))


def test_what_never_started_can_not_be_ended(space: Space, alice: User) -> None:
    with pytest.raises(SpaceNotLive):
        space.end(by=space.actor(alice))
    assert kinds(space) == ["space.scheduled"]


@pytest.mark.parametrize("verb", ["start", "end"])
def test_nobody_else_decides(space: Space, dana: User, verb: str) -> None:
    with pytest.raises(NotAllowed):
        getattr(space, verb)(by=space.actor(dana))
    assert kinds(space) == ["space.scheduled"]


def test_the_keeper_may_end_but_not_schedule(live_space: Space) -> None:
    live_space.end(by=Actor.keeper())
    assert live_space.events.get(kind="space.ended").actor == "keeper"


def test_only_named_people_host_where_hosts_are_named(alice: User, settings: object) -> None:
    settings.HOSTING = "named"  # type: ignore[attr-defined]
    with pytest.raises(HostingNotAllowed):
        Space.schedule(host=alice, title="Mine")
    alice.let_host(True)
    assert Space.schedule(host=alice, title="Mine").state == "scheduled"


def test_a_slug_can_not_be_guessed_from_the_title(alice: User) -> None:
    slugs = {Space.schedule(host=alice, title="Hello, World!").slug for _ in range(5)}
    assert len(slugs) == 5
    assert all(slug.startswith("hello-world-") for slug in slugs)


def test_a_title_without_letters_still_gets_an_address(alice: User) -> None:
    assert Space.schedule(host=alice, title="🎙").slug.startswith("space-")
