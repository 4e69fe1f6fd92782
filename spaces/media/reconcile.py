"""What the database says about who may be there and who may speak, against what the media server says.

LiveKit has no revocation, so this is what holds a decision: somebody taken off stage, or banned, who comes back with
an old token is found here within one interval, whatever webhook or message was lost.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from collections.abc import Set as AbstractSet

from spaces.media.identities import OUR_OWN, PERSON
from spaces.media.livekit import Rooms

WhoIsOut = Callable[[Collection[str]], Awaitable[AbstractSet[str]]]
"""Of these people, those who may not be in the space at all."""


async def reconcile(media: Rooms, room: str, *, stage: Mapping[str, bool], who_is_out: WhoIsOut) -> frozenset[str]:
    """Send away who may not be in ``room``, and let exactly those publish whom ``stage`` lets speak.

    ``stage`` says of everyone on it whether they may speak. Returns the people who are connected.
    """
    there = {one: may for one, may in (await media.publishers(room)).items() if not one.startswith(OUR_OWN)}
    people = {one for one in there if PERSON.match(one)}
    # Whoever we did not name has a token that we did not make.
    out = there.keys() - people | await who_is_out(people)
    for one in out:
        await media.remove(room, one)
    for person in people - out:
        may_speak = stage.get(person, False)
        if there[person] != may_speak:
            await media.set_place(room, person, may_speak=may_speak)
    return frozenset(people - out)
