"""What a space's pages may know of whoever looks: all that the templates ask, so that they hold no rules."""

import math
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet
from django.utils.timezone import now

from accounts.guests import Guest
from accounts.models import User
from spaces.models import Ban, Hand, Invitation, Participant, Space
from spaces.models.deciding import Deciding
from spaces.permissions import Role


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a place; ``alike`` says whose name theirs could be taken for, as ``Participant.resembles`` does.

    ``hand`` is its number, if one of theirs is up.
    """

    place: Participant
    alike: str
    hand: int | None


@dataclass(frozen=True, slots=True)
class Asking:
    """A hand that is up; ``alike`` as with a person."""

    hand: Hand
    alike: str


class Viewing:
    """One space before one pair of eyes; ``who`` is None for everybody who gets the shared page."""

    def __init__(self, space: Space, who: User | Guest | None) -> None:
        self.space, self.who = space, who

    @cached_property
    def can(self) -> dict[str, bool]:
        """``{permission: True}`` of all that they may decide: ``can.end_space``."""
        return {permission.value: True for permission in self.space.powers_of(self.who)}

    @cached_property
    def role(self) -> str:
        """``host`` or ``moderator``, or empty for everybody else."""
        role = self.space.role_of(self.person or None)
        return "" if role is Role.NONE else role.value

    @cached_property
    def moderates(self) -> bool:
        return "answer_hands" in self.can

    @cached_property
    def person(self) -> str:
        """32 hex digits, or empty."""
        return self.who.person.hex if self.who else ""

    @cached_property
    def is_host(self) -> bool:
        return self.person == self.space.host.person.hex

    @property
    def over(self) -> bool:
        return self.space.state in (Space.State.ENDED, Space.State.CANCELLED)

    @property
    def late(self) -> bool:
        """Whether the time it was to start at is past."""
        return self.space.scheduled_for is not None and self.space.scheduled_for <= now()

    @property
    def may_hand_over(self) -> bool:
        """The host may, and administrators; not a moderator who stands in for the host."""
        return "hand_over" in self.can and (self.is_host or self.person != getattr(self.space.stand_in, "hex", None))

    @cached_property
    def stage(self) -> list[Participant]:
        """Whoever hosts first, else first come first."""
        places = self.space.participants.on_stage().select_related("user", "space__host")
        return sorted(places, key=lambda place: place.role != Role.HOST)

    @cached_property
    def blocked(self) -> list[str]:
        """Whom they have blocked, by 32 hex digits: their own page warns them."""
        if not isinstance(self.who, User):
            return []
        return [person.hex for person in self.who.blocks.values_list("blocked__person", flat=True)]

    @property
    def blocked_on_stage(self) -> list[Participant]:
        return [place for place in self.stage if place.person.hex in self.blocked]

    @cached_property
    def place(self) -> Participant | None:
        """Their own, if they have one."""
        return self.space.participants.filter(person=self.who.person).first() if self.who else None

    @property
    def asked_until(self) -> datetime | None:
        """When they must have answered an invitation to the stage."""
        return self.place.invited_until if self.place else None

    @property
    def can_raise(self) -> bool:
        """Whether a page without script offers a hand."""
        return self.who is not None and not self.on_stage and self.space.state == Space.State.LIVE

    @property
    def unlocked(self) -> bool:
        return not self.space.locked

    @property
    def unfrozen(self) -> bool:
        return not self.space.frozen

    @property
    def on_stage(self) -> bool:
        return bool(self.place and self.place.on_stage)

    @cached_property
    def ban(self) -> Ban | None:
        """What keeps them out, if anything does."""
        return self.space.ban_on(self.person or None)

    @cached_property
    def my_hand(self) -> Hand | None:
        return self.space.hands.up().of(self.person).first() if self.who else None

    @cached_property
    def hands(self) -> list[Asking]:
        """All that are up, for whoever answers them."""
        if not self.moderates:
            return []
        up = self.space.hands.up().select_related("participant__user")
        return [Asking(hand, self._deciding.resembled_by(hand.participant)) for hand in up]

    @cached_property
    def people(self) -> list[Person]:
        """Everybody with a place who is not out, for whoever decides about them.

        The stage first, then hands in their order, then the others; where that says nothing, by name.
        """
        if not self.moderates:
            return []
        out = {ban.person for ban in self.bans}
        places = list(self.space.participants.exclude(person__in=out).select_related("user", "space__host"))
        hands = {asking.hand.participant_id: asking.hand.number for asking in self.hands}
        places.sort(key=lambda place: (not place.on_stage, hands.get(place.pk, math.inf), place.name.casefold()))
        return [Person(place, self._deciding.resembled_by(place), hands.get(place.pk)) for place in places]

    @cached_property
    def _deciding(self) -> Deciding:
        return Deciding(self.space)

    @cached_property
    def bans(self) -> list[Ban]:
        return list(self.space.bans_holding.order_by("-at")) if self.moderates else []

    @property
    def invitations(self) -> "QuerySet[Invitation]":
        """The links that still let somebody in."""
        open_ones = self.space.invitations.open().order_by("-made_at")
        return open_ones if self.moderates else open_ones.none()
