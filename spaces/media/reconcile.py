"""What the database says about who may speak, against what the media server says: the differences are sent.

LiveKit has no revocation, so this is what holds a decision: somebody taken off stage who comes back with an old
token is found here within one interval, whatever webhook or message was lost.
"""

from collections.abc import Set as AbstractSet

from spaces.media.livekit import Rooms

OUR_OWN = "_"
"""How the identities of our own listening processes begin. A person's is 32 hex digits."""


async def reconcile(media: Rooms, room: str, on_stage: AbstractSet[str]) -> None:
    """Make everyone connected to ``room`` able to publish who is ``on_stage``, and nobody else."""
    for person, publishes in (await media.publishers(room)).items():
        if not person.startswith(OUR_OWN) and publishes != (person in on_stage):
            await media.set_place(room, person, on_stage=person in on_stage)
