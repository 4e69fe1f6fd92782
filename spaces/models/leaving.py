"""Deleting an account: what somebody hosts goes to somebody else or is over, then nothing says who it was."""

from django.db import transaction

from accounts.models import User
from spaces.exceptions import LastAdministrator
from spaces.models.actor import Actor
from spaces.models.participant import Participant
from spaces.models.space import Space


def delete_account(user: User, *, by: User | None = None) -> None:
    """One space after the other, each a decision on record, of theirs or of an administrator; then the account.

    Twice is once. Raises LastAdministrator. Where it stops half-way, as at SpaceBusy, doing it again does the rest.
    """
    require_another_administrator(user)
    actor = Actor.of(by or user)
    for space in Space.objects.hosted_by(user).unfinished():
        _leave(space, actor)
    places = Participant.objects.filter(user=user, space__state__in=[Space.State.SCHEDULED, Space.State.LIVE])
    for place in places.select_related("space__host", "user"):
        if place.space.admits(user.person.hex):
            place.withdraw(by=actor)
    with transaction.atomic():
        require_another_administrator(user)
        user.delete_account()


def successor_in(space: Space) -> Participant | None:
    """Who is to host it after its host: the moderator who has served longest, of those who may."""
    moderators = space.participants.moderators().filter(user__is_active=True).select_related("user", "space__host")
    return next((one for one in moderators if _may_follow(one, space)), None)


def require_another_administrator(user: User) -> None:
    """Raises LastAdministrator where nobody else administers. In a transaction none of them goes meanwhile."""
    if not user.is_staff:
        return
    with transaction.atomic():
        administrators = User.objects.filter(is_staff=True, is_active=True).select_for_update().order_by("pk")
        if not [one for one in administrators if one.pk != user.pk]:
            raise LastAdministrator


def _may_follow(place: Participant, space: Space) -> bool:
    user = place.user
    if user is None or not user.can_host or user.keeps_off(space.host.person.hex):
        return False
    return space.ban_on(place.person.hex) is None


def _leave(space: Space, by: Actor) -> None:
    successor = successor_in(space)
    if successor and not (successor.user and successor.user.keeps_off(by.person)):
        space.hand_over(successor, by=by)
    elif space.state == Space.State.LIVE:
        space.end(by=by)
    else:
        space.cancel(by=by)
