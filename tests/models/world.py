"""A space in one of its states with everybody in it, and another space beside it."""

from datetime import timedelta
from uuid import uuid4

from django.utils.timezone import now

from accounts.guests import Guest
from accounts.models import User
from spaces.models import Actor, Ban, Hand, Invitation, Participant, Space

NAMES = (
    "host",
    "moderator",
    "deputy",
    "speaker",
    "listener",
    "asked",
    "banned",
    "outsider",
    "moderator_elsewhere",
    "host_elsewhere",
)
WITH_A_PLACE = ("host", "speaker", "guest", "listener", "asked", "banned")


def user(name: str, **more: bool) -> User:
    return User.objects.create_user(f"{name}@example.org", None, handle=name, display_name=name.title(), **more)


class World:
    """``deputy`` moderates too; ``listener`` has a hand up, ``asked`` is asked onto the stage, while it is live.

    Everything is read anew each time, as another request would have it.
    """

    def __init__(self, state: str) -> None:
        self.people: dict[str, User | Guest] = {name: user(name) for name in NAMES}
        self.people["administrator"] = user("administrator", is_staff=True)
        self.people["guest"] = Guest(uuid4(), "Gus")
        self._elsewhere()
        self._pk = Space.schedule(host=self.user("host"), title="Here").pk
        for name in WITH_A_PLACE:
            self.space.place_of(self.people[name])
        for name in ("moderator", "deputy"):
            self.space.place_of(self.user(name)).appoint(by=self.host)
        self.place("banned").ban(by=self.host)
        Invitation.make(self.space, by=self.host)
        if state in ("live", "ended"):
            self._go_live()
        if state == "ended":
            self.space.end(by=self.host)
        if state == "cancelled":
            self.space.cancel(by=self.host)
        self.room = self.space.room

    def _elsewhere(self) -> None:
        there = Space.schedule(host=self.user("host_elsewhere"), title="Elsewhere")
        there.place_of(self.user("moderator_elsewhere")).appoint(by=Actor.of(there.host))
        there.start(by=Actor.of(there.host))

    def _go_live(self) -> None:
        self.space.start(by=self.host)
        for name in ("speaker", "guest"):
            who = self.people[name]
            self.space.raise_hand(who, by=Actor.of(who)).accept(by=self.host)
        self.space.raise_hand(self.people["listener"], by=Actor.of(self.people["listener"]))
        self.place("asked").invite_to_stage(by=self.host)
        # It must not lapse while the whole table is tried.
        self.space.participants.exclude(invited_until=None).update(invited_until=now() + timedelta(days=1))

    def grace_is_over(self) -> None:
        self.space.miss_host(by=Actor.keeper())
        Space.objects.filter(pk=self._pk).update(host_due=now())

    def actor(self, name: str) -> Actor:
        return Actor.keeper() if name == "keeper" else Actor.of(self.people[name])

    def user(self, name: str) -> User:
        found = self.people[name]
        assert isinstance(found, User)
        return found

    def place(self, name: str) -> Participant:
        places = Participant.objects.select_related("space__host", "user")
        return places.get(space=self._pk, person=self.people[name].person)

    @property
    def host(self) -> Actor:
        return self.actor("host")

    @property
    def space(self) -> Space:
        return Space.objects.select_related("host").get(pk=self._pk)

    @property
    def hand(self) -> Hand:
        return self.space.hands.of(self.people["listener"].person.hex).get()

    @property
    def ban(self) -> Ban:
        return Ban.objects.filter(space=self._pk).of(self.people["banned"].person.hex).latest("pk")

    @property
    def invitation(self) -> Invitation:
        found: Invitation = self.space.invitations.get()
        return found
