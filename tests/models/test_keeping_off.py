"""Where one has blocked the other, neither asks anything of the other, and nobody is told who did."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from spaces.exceptions import CannotBeInvited
from spaces.models import Actor, Participant, Space
from tests.models.scenes import bring_on_stage, fresh, place_of

pytestmark = pytest.mark.django_db

Ask = Callable[[Space, User, Actor], None]
ASKED: dict[str, Ask] = {
    "by handle": lambda space, user, by: space.invite_to_stage(user, by=by),
    "from the list": lambda space, user, by: _place(space, user).invite_to_stage(by=by),
    "as moderator": lambda space, user, by: _place(space, user).appoint(by=by),
    "to host": lambda space, user, by: space.hand_over(_place(space, user), by=by),
}


def _place(space: Space, user: User) -> Participant:
    return Participant.objects.select_related("space__host", "user").get(pk=space.place_of(user).pk)


@pytest.fixture(autouse=True)
def _anyone_hosts(settings: object) -> None:
    settings.HOSTING = "anyone"  # type: ignore[attr-defined]


@pytest.mark.parametrize("how", ASKED)
@pytest.mark.parametrize("who", ["the host", "the other"])
def test_neither_asks_the_other(live_space: Space, alice: User, bob: User, how: str, who: str) -> None:
    blocker, blocked = (alice, bob) if who == "the host" else (bob, alice)
    blocker.block(blocked)
    before = live_space.last_seq
    with pytest.raises(CannotBeInvited) as refused:
        ASKED[how](live_space, bob, Actor.of(alice))
    assert str(refused.value) == "This person can't be invited."
    assert (fresh(live_space).last_seq, fresh(live_space).host) == (before, alice)
    blocker.unblock(blocked)
    ASKED[how](live_space, bob, Actor.of(alice))
    assert fresh(live_space).last_seq > before


def test_others_still_ask_and_a_hand_is_still_answered(live_space: Space, alice: User, bob: User, mona: User) -> None:
    alice.block(bob)
    live_space.place_of(mona).appoint(by=Actor.of(alice))
    live_space.invite_to_stage(bob, by=Actor.of(mona))
    place_of(live_space, bob).decline_stage(by=Actor.of(bob))
    assert bring_on_stage(live_space, bob).on_stage


def test_only_the_page_of_whoever_blocked_warns(live_space: Space, alice: User, bob: User, dana: User) -> None:
    bring_on_stage(live_space, bob)
    dana.block(bob)
    shown = {who: _page(live_space, who) for who in (dana, bob, alice)}
    assert "Someone you blocked is on stage: <bdi>@bob</bdi>" in shown[dana]
    assert bob.person.hex in shown[dana].partition("data-blocked-people-value")[2].partition(">")[0]
    for who in (bob, alice):
        assert "Someone you blocked" not in shown[who]
        assert 'data-blocked-people-value=""' in shown[who]


def _page(space: Space, who: User) -> str:
    browser = Client()
    browser.force_login(who)
    return browser.get(space.get_absolute_url()).text
