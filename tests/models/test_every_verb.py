"""Every verb, for everybody, in every state of a space: what comes of it, once and twice, and who is told.

What is expected stands in ``tests/models/verbs.py``.
"""

import pytest
from django.db import transaction

from spaces.events import KINDS
from spaces.exceptions import SpaceError
from spaces.models import Actor
from spaces.permissions import Permission
from tests.models.scenes import is_whole, told
from tests.models.verb import STATES, Verb
from tests.models.verbs import VERBS
from tests.models.world import World

ACTORS = (
    "host",
    "moderator",
    "speaker",
    "guest",
    "listener",
    "asked",
    "outsider",
    "moderator_elsewhere",
    "host_elsewhere",
    "administrator",
    "keeper",
)
AUDIENCES = {
    "everyone": "space.scheduled space.edited space.postponed space.started space.cancelled space.ended space.locked "
    "space.unlocked space.pinned space.unpinned space.interrupted space.resumed hands.opened hands.closed "
    "host.left host.returned host.succeeded host.changed moderator.appointed moderator.dismissed stage.joined "
    "stage.left stage.muted stage.held stage.released stage.frozen stage.unfrozen",
    "moderators": "hand.raised hand.lowered hand.accepted hand.dismissed stage.invited stage.declined stage.lapsed "
    "person.removed person.banned person.unbanned invitation.made invitation.revoked invitation.redeemed "
    "broadcast.dead_air broadcast.sound_again",
    "ledger": "words.erased",
}
AUDIENCE_OF = {kind: audience for audience, kinds in AUDIENCES.items() for kind in kinds.split()}


def done(world: World, verb: Verb, by: Actor) -> str:
    """What came of it: the events with their causes, "nothing", or the code of the refusal."""
    before = world.space
    try:
        verb.call(world, by)
    except SpaceError as refusal:
        assert not before.events.filter(seq__gt=before.last_seq).exists()
        return refusal.code
    return ", ".join(told(before, after=before.last_seq)) or "nothing"


def named(world: World, actor: str) -> str:
    """How the ledger is to name them."""
    if actor == "keeper":
        return "keeper"
    person = world.people[actor].person.hex
    return f"administrator:{person}" if actor == "administrator" else f"person:{person}"


@pytest.mark.django_db
@pytest.mark.parametrize("state", STATES)
def test_every_verb_for_everybody(state: str, subtests: pytest.Subtests) -> None:
    world = World(state)
    for verb in VERBS:
        if verb.in_state(state) == "-":
            continue
        with subtests.test(verb=verb.name, state=state):
            for actor in ACTORS:
                with transaction.atomic():
                    try_it(world, verb, actor, state)
                    transaction.set_rollback(True)


def try_it(world: World, verb: Verb, actor: str, state: str) -> None:
    if verb.first and verb.in_state(state) == "done":
        verb.first(world)
    before, by = world.space.last_seq, world.actor(actor)
    once = verb.once(actor, state)
    assert (actor, done(world, verb, by)) == (actor, once)
    if "." not in once:
        return
    for event in world.space.events.filter(seq__gt=before):
        assert (event.actor, event.declared.audience) == (named(world, actor), AUDIENCE_OF[event.kind])
    assert (actor, "twice", done(world, verb, by)) == (actor, "twice", verb.again(actor, state))
    assert is_whole(world.space)


def test_the_table_names_every_kind_once() -> None:
    assert set(AUDIENCE_OF) == set(KINDS)
    assert len({verb.name for verb in VERBS}) == len(VERBS)


@pytest.mark.django_db
def test_who_reads_the_ledger() -> None:
    world = World("live")
    readers = {name for name, who in world.people.items() if Permission.READ_LEDGER in world.space.powers_of(who)}
    assert readers == {"host", "moderator", "deputy", "administrator"}
    assert world.space.powers_of(None) == frozenset()
