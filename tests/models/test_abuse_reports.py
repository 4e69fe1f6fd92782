"""What somebody tells the administrators is kept for them, and closed once."""

from uuid import uuid4

from accounts.guests import Guest
from accounts.models import User
from spaces.models import AbuseReport, Space


def test_it_says_who_told_it_about_whom_and_when_in_the_evening(live_space: Space, bob: User, dana: User) -> None:
    made = AbuseReport.make(live_space, by=dana, words="He shouted.", about=bob.person.hex)
    made.refresh_from_db()
    assert (made.by, made.about, made.words, made.seq) == (dana.person, bob.person, "He shouted.", live_space.last_seq)


def test_about_the_space_as_a_whole_and_by_a_guest(live_space: Space) -> None:
    guest = Guest(uuid4(), "Gus")
    made = AbuseReport.make(live_space, by=guest, words="Spam.")
    assert (made.by, made.about) == (guest.person, None)


def test_it_is_not_for_the_ledger(live_space: Space, dana: User) -> None:
    AbuseReport.make(live_space, by=dana, words="He shouted.")
    live_space.refresh_from_db()
    assert live_space.last_seq == live_space.events.count() == 3


def test_closed_once_by_the_first_who_does(live_space: Space, dana: User, admin: User, mona: User) -> None:
    first = AbuseReport.make(live_space, by=dana, words="One.")
    second = AbuseReport.make(live_space, by=dana, words="Two.")
    assert list(AbuseReport.objects.open()) == [first, second]
    first.close(by=admin)
    first.close(by=mona)
    first.refresh_from_db()
    assert (first.closed_by, first.closed_at is not None) == (admin, True)
    assert list(AbuseReport.objects.open()) == [second]
