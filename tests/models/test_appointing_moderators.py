"""The host appoints and dismisses moderators; nobody else does, and it holds at once."""

import pytest

from accounts.models import User
from spaces.exceptions import NotAllowed, SpaceEnded
from spaces.models import Actor, Participant, Space
from spaces.permissions import Role


@pytest.fixture
def speaker(live_space: Space, alice: User, mona: User) -> Participant:
    live_space.raise_hand(mona, by=Actor.of(mona)).accept(by=Actor.of(alice))
    return live_space.participants.select_related("space__host", "user").get(user=mona)


def kinds(space: Space) -> list[str]:
    return list(space.events.filter(kind__startswith="moderator").values_list("kind", flat=True))


def test_a_moderator_decides_from_then_on_and_no_more_once_dismissed(
    speaker: Participant, live_space: Space, alice: User, mona: User, dana: User
) -> None:
    hand = live_space.raise_hand(dana, by=Actor.of(dana))
    with pytest.raises(NotAllowed):
        hand.accept(by=Actor.of(mona))
    speaker.appoint(by=Actor.of(alice))
    assert live_space.role_of(mona.person.hex) is Role.MODERATOR
    hand.accept(by=Actor.of(mona))
    speaker.dismiss(by=Actor.of(alice))
    assert speaker.on_stage
    with pytest.raises(NotAllowed):
        live_space.close_hands(by=Actor.of(mona))


def test_twice_is_once(speaker: Participant, live_space: Space, alice: User) -> None:
    for verb in (speaker.appoint, speaker.appoint, speaker.dismiss, speaker.dismiss):
        verb(by=Actor.of(alice))
    assert kinds(live_space) == ["moderator.appointed", "moderator.dismissed"]


def test_a_moderator_appoints_nobody(speaker: Participant, live_space: Space, alice: User, mona: User) -> None:
    speaker.appoint(by=Actor.of(alice))
    with pytest.raises(NotAllowed):
        speaker.dismiss(by=Actor.of(mona))


def test_the_host_is_no_moderator(live_space: Space, alice: User) -> None:
    host = live_space.participants.select_related("space__host").get(user=alice)
    with pytest.raises(NotAllowed):
        host.appoint(by=Actor.of(alice))


def test_not_after_the_end(speaker: Participant, live_space: Space, alice: User) -> None:
    live_space.end(by=Actor.of(alice))
    with pytest.raises(SpaceEnded):
        speaker.appoint(by=Actor.of(alice))
