"""The ledger as its readers see it: in sentences, newest first, with causes, and with words until they are erased."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from spaces.events import KINDS
from spaces.models import Actor, Event, EventText, Space
from spaces.models.ledger import verify
from spaces.views.ledger import A_PAGE
from spaces.views.timeline import SENTENCES
from tests.models.test_ledger import tamper
from tests.views.evening import signed_in

pytestmark = pytest.mark.django_db


def record(client: Client, space: Space, query: str = "") -> str:
    """As it reads: names are marked apart in it."""
    page = client.get(reverse("space-ledger", args=[space.slug]) + query).text
    return re.sub(r"</?bdi>", "", page)


def numbers(page: str) -> list[int]:
    return [int(one) for one in re.findall(r'id="entry-(\d+)"', page)]


def entry(page: str, seq: int) -> str:
    found = re.search(rf'<li class="entry" id="entry-{seq}".*?</li>', page, re.S)
    assert found, seq
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


def test_newest_first_with_who_and_because_of_what(live_space: Space, as_alice: Client, alice: User) -> None:
    live_space.panic(by=Actor.of(alice))
    page = record(as_alice, live_space)
    assert numbers(page) == list(range(live_space.last_seq, 0, -1))
    panic = live_space.events.get(kind="stage.frozen").seq
    assert "Alice pressed Panic" in entry(page, panic)
    closed = live_space.events.get(kind="hands.closed").seq
    assert f"because of {panic}" in entry(page, closed)
    assert f'href="#entry-{panic}"' in page
    assert f"The record is whole: {live_space.last_seq} entries" in page


def test_every_kind_of_event_has_its_sentence() -> None:
    assert set(SENTENCES) == set(KINDS)


def test_who_leaves_the_stage_by_themselves_steps_down(
    live_space: Space, as_alice: Client, alice: User, bob: User
) -> None:
    for decides in (bob, alice):
        live_space.raise_hand(bob, by=Actor.of(bob)).accept(by=Actor.of(alice))
        place = live_space.participants.get(user=bob)
        (place.step_down if decides == bob else place.move_to_audience)(by=Actor.of(decides))
    page = record(as_alice, live_space)
    assert "Bob stepped down." in page
    assert "Bob left the stage, by decision of Alice." in page


def test_a_name_that_runs_the_other_way_turns_nothing_round_it(live_space: Space, as_alice: Client, bob: User) -> None:
    bob.display_name = "<i>نور</i>"
    bob.save(update_fields=["display_name"])
    live_space.raise_hand(bob, by=Actor.of(bob))
    page = as_alice.get(reverse("space-ledger", args=[live_space.slug])).text
    assert '<p class="entry-said"><bdi>&lt;i&gt;نور&lt;/i&gt;</bdi> raised a hand.' in page


def test_words_are_shown_until_they_are_erased(live_space: Space, as_alice: Client, alice: User, bob: User) -> None:
    live_space.raise_hand(bob, note="Hello\n<b>all</b>", by=Actor.of(bob))
    seq = live_space.events.get(kind="hand.raised").seq
    page = record(as_alice, live_space)
    assert "Hello<br>&lt;b&gt;all" in page
    assert "Erase words" in entry(page, seq)
    assert as_alice.post(reverse("words-erase", args=[live_space.slug, seq])).status_code == 302
    page = record(as_alice, live_space)
    assert entry(page, seq).endswith("erased")
    assert "Hello" not in page
    assert f"Alice erased the words of entry {seq}." in page
    assert "The record is whole" in page


def test_moderators_read_and_only_the_host_erases(
    live_space: Space, alice: User, bob: User, mona: User, admin: User
) -> None:
    live_space.place_of(mona).appoint(by=Actor.of(alice))
    live_space.raise_hand(bob, note="Hello", by=Actor.of(bob))
    assert "Hello" in record(signed_in(mona), live_space)
    assert "Erase words" not in record(signed_in(mona), live_space)
    seq = live_space.events.get(kind="hand.raised").seq
    assert signed_in(mona).post(reverse("words-erase", args=[live_space.slug, seq])).status_code == 403
    assert signed_in(admin).post(reverse("words-erase", args=[live_space.slug, seq])).status_code == 302
    assert "Ada (administrator) erased" in record(signed_in(mona), live_space)


def test_an_entry_of_another_space_is_not_erased(space: Space, as_alice: Client, dana: User) -> None:
    other = Space.schedule(host=dana, title="Dana's own")
    assert as_alice.post(reverse("words-erase", args=[other.slug, 1])).status_code == 403
    assert as_alice.post(reverse("words-erase", args=[space.slug, 99])).status_code == 404
    assert EventText.objects.get(event__space=other).text == "Dana's own"


def test_what_was_altered_is_found_and_told(live_space: Space, as_alice: Client) -> None:
    tamper("UPDATE spaces_eventtext SET text = %s", "Something else")
    page = record(as_alice, live_space)
    assert "The record is not whole" in page
    assert all(f"Entry {one.seq}: {one.what}" in page for one in verify(live_space))
    assert "The record is whole" not in page


def test_it_is_read_in_pages_and_an_entry_is_found_on_its_own(live_space: Space, as_alice: Client, alice: User) -> None:
    for _ in range(A_PAGE // 2):
        live_space.close_hands(by=Actor.of(alice))
        live_space.open_hands(by=Actor.of(alice))
    first, last = numbers(record(as_alice, live_space)), numbers(record(as_alice, live_space, "?page=2"))
    assert [*first, *last] == list(range(live_space.last_seq, 0, -1))
    assert numbers(record(as_alice, live_space, "?entry=2")) == last
    assert numbers(record(as_alice, live_space, f"?entry={first[-1]}")) == first
    for odd in ("?entry=x", "?entry=-1", "?entry=" + "9" * 40, "?page=none", "?page=-5", "?entry=²"):
        assert numbers(record(as_alice, live_space, odd)) in (first, last), odd


def test_a_cause_on_another_page_leads_there(live_space: Space, as_alice: Client, alice: User) -> None:
    live_space.panic(by=Actor.of(alice))
    live_space.release(by=Actor.of(alice))
    cause = Event.objects.get(space=live_space, kind="stage.frozen").seq
    # The newest page begins between the cause and what came of it.
    for number in range(A_PAGE - (live_space.last_seq - cause)):
        (live_space.lock if number % 2 else live_space.unlock)(by=Actor.of(alice))
    page = record(as_alice, live_space)
    assert cause not in numbers(page)
    assert f'href="?entry={cause}#entry-{cause}"' in page


def test_times_are_in_the_readers_zone(live_space: Space, as_alice: Client, alice: User) -> None:
    before = record(as_alice, live_space)
    User.objects.filter(pk=alice.pk).update(timezone="Asia/Kolkata")
    after = record(as_alice, live_space)
    assert "+00:00" in before
    assert "+05:30" in after
    assert "+00:00" not in after


def test_it_asks_as_much_of_postgres_for_many_entries_as_for_few(
    live_space: Space, as_alice: Client, alice: User, django_assert_max_num_queries: object
) -> None:
    for _ in range(20):
        live_space.close_hands(by=Actor.of(alice))
        live_space.open_hands(by=Actor.of(alice))
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        record(as_alice, live_space)
