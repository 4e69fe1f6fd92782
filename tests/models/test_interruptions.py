"""Without the media server a space is interrupted; it goes on in the same room, or in a new one."""

from accounts.models import User
from spaces.models import Actor, Space
from tests.models.scenes import bring_on_stage, fresh, is_whole, place_of, told

LIVEKIT = Actor.livekit()


def test_it_is_interrupted_once_and_goes_on_in_its_room(live_space: Space) -> None:
    room, generation = live_space.room, live_space.generation
    for verb in (live_space.interrupt, live_space.interrupt, live_space.resume, live_space.resume):
        verb(by=LIVEKIT)
    assert told(live_space)[-2:] == ["space.interrupted", "space.resumed"]
    assert {event.actor for event in live_space.events.order_by("seq")[3:]} == {"livekit"}
    assert (live_space.room, live_space.generation, live_space.interrupted_at) == (room, generation, None)


def test_a_room_that_vanished_is_replaced_once(live_space: Space) -> None:
    lost, generation = live_space.room, live_space.generation
    live_space.move_room(lost, by=LIVEKIT)
    replaced = live_space.room
    live_space.move_room(lost, by=LIVEKIT)
    assert (live_space.room, live_space.generation) == (replaced, generation + 1)
    assert (replaced != lost, len(replaced) >= 32) == (True, True)
    assert told(live_space)[-2:] == ["space.interrupted", "space.resumed"]
    assert live_space.events.latest("seq").shown()["generation"] == generation + 1


def test_found_out_while_interrupted_it_is_one_interruption(live_space: Space) -> None:
    live_space.interrupt(by=LIVEKIT)
    live_space.move_room(live_space.room, by=LIVEKIT)
    assert told(live_space).count("space.interrupted") == 1


def test_stage_hands_and_roles_are_as_they_were(live_space: Space, bob: User, dana: User) -> None:
    bring_on_stage(live_space, bob)
    live_space.raise_hand(dana, by=Actor.of(dana))
    live_space.move_room(live_space.room, by=LIVEKIT)
    assert place_of(live_space, bob).on_stage
    assert live_space.hands.up().count() == 1
    assert is_whole(live_space)


def test_moderating_goes_on_meanwhile_and_the_end_ends_it(live_space: Space, alice: User, dana: User) -> None:
    live_space.interrupt(by=LIVEKIT)
    live_space.raise_hand(dana, by=Actor.of(dana)).accept(by=Actor.of(alice))
    live_space.end(by=Actor.of(alice))
    assert fresh(live_space).interrupted_at is None
    live_space.resume(by=LIVEKIT)
    assert told(live_space)[-1] == "space.ended"
