"""Every form about hands and the stage, for everybody: who may, what it answers a page and a script."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from accounts.models import User
from spaces.models import Actor, Hand, Participant, Space

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


@pytest.fixture
def hand(live_space: Space, bob: User) -> Hand:
    return live_space.raise_hand(bob, note="Hello", by=Actor.of(bob))


@pytest.fixture
def moderator(live_space: Space, mona: User) -> User:
    Participant.objects.create(space=live_space, person=mona.person, user=mona, moderator_since=now())
    return mona


def of_hand(verb: str, hand: Hand) -> str:
    return reverse(f"hand-{verb}", args=[hand.space.slug, hand.key])


def of_place(verb: str, space: Space, user: User) -> str:
    return reverse(f"stage-{verb}", args=[space.slug, user.person])


def of_space(verb: str, space: Space) -> str:
    return reverse(verb, args=[space.slug])


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_from_a_hand_to_the_stage_and_back(live_space: Space, alice: User, bob: User) -> None:
    speaker, host = signed_in(bob), signed_in(alice)
    assert speaker.post(of_space("hand-raise", live_space), {"note": "Hello"}).status_code == 302
    hand = live_space.hands.get()
    assert "Hello" in host.get(live_space.get_absolute_url()).text
    assert host.post(of_hand("accept", hand), headers=JSON).status_code == 204
    assert live_space.participants.on_stage().filter(user=bob).exists()
    assert speaker.post(of_space("stage-step-down", live_space), headers=JSON).status_code == 204
    assert not live_space.participants.on_stage().filter(user=bob).exists()


def test_others_notes_are_the_moderators_business(live_space: Space, hand: Hand, dana: User, moderator: User) -> None:
    for stranger in (Client(), signed_in(dana)):
        assert "Hello" not in stranger.get(live_space.get_absolute_url()).text
    assert "Hello" in signed_in(moderator).get(live_space.get_absolute_url()).text


def test_every_form_for_everybody(
    live_space: Space, hand: Hand, alice: User, bob: User, dana: User, moderator: User
) -> None:
    other = Space.schedule(host=dana, title="Dana's own")
    other.start(by=Actor.of(dana))
    live_space.raise_hand(dana, by=Actor.of(dana)).accept(by=Actor.of(alice))
    for_moderators = [
        of_space("hands-close", live_space),
        of_space("hands-open", live_space),
        of_space("stage-mute-all", live_space),
        of_place("mute", live_space, dana),
        of_place("move", live_space, dana),
        of_hand("dismiss", hand),
    ]
    for address in for_moderators:
        assert Client().post(address).url.startswith(reverse("account_login"))  # type: ignore[attr-defined]
        for outsider in (bob, dana):
            refused = signed_in(outsider).post(address, headers=JSON)
            assert (refused.status_code, refused.json()["error"]) == (403, "not_allowed"), address
        assert signed_in(moderator).get(address).status_code == 405
    before = live_space.events.count()
    for address in for_moderators:
        assert signed_in(moderator).post(address, headers=JSON).status_code == 204, address
    assert live_space.events.count() == before + len(for_moderators)


def test_an_administrator_decides_by_the_same_forms_and_is_named(live_space: Space, hand: Hand, admin: User) -> None:
    before = live_space.events.count()
    addresses = [of_space("hands-close", live_space), of_space("stage-mute-all", live_space), of_hand("accept", hand)]
    for address in addresses:
        assert signed_in(admin).post(address, headers=JSON).status_code == 204, address
    named = set(live_space.events.filter(seq__gt=before).values_list("actor", flat=True))
    assert named == {f"administrator:{admin.person.hex}"}


@pytest.mark.parametrize("verb", ["mute", "move"])
def test_a_moderator_does_not_reach_the_host(live_space: Space, alice: User, moderator: User, verb: str) -> None:
    assert signed_in(moderator).post(of_place(verb, live_space, alice), headers=JSON).status_code == 403


def test_a_hand_of_another_space_is_not_found(live_space: Space, hand: Hand, dana: User) -> None:
    other = Space.schedule(host=dana, title="Dana's own")
    assert signed_in(dana).post(reverse("hand-accept", args=[other.slug, hand.key])).status_code == 404
    assert signed_in(dana).post(reverse("hand-accept", args=[other.slug, uuid4()])).status_code == 404


def test_a_refusal_is_words_for_a_page_and_a_code_for_a_script(live_space: Space, alice: User, bob: User) -> None:
    live_space.close_hands(by=Actor.of(alice))
    page = signed_in(bob).post(of_space("hand-raise", live_space))
    assert (page.status_code, "closed" in page.text) == (409, True)
    script = signed_in(bob).post(of_space("hand-raise", live_space), headers=JSON)
    assert script.json() == {"error": "hands_closed", "message": "Hands are closed just now."}


def test_lowering_without_a_hand_does_nothing(live_space: Space, bob: User) -> None:
    assert signed_in(bob).post(of_space("hand-lower", live_space), headers=JSON).status_code == 204


def test_markup_in_a_note_stays_text(live_space: Space, alice: User, bob: User) -> None:
    live_space.raise_hand(bob, note="<script>alert(1)</script>", by=Actor.of(bob))
    assert "<script>alert" not in signed_in(alice).get(live_space.get_absolute_url()).text
