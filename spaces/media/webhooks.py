"""What the media server tells us, read: whose signature it carries, and what it is about."""

from dataclasses import dataclass

from django.conf import settings
from livekit.api import TokenVerifier, WebhookReceiver

from spaces.exceptions import WebhookRefused
from spaces.media.identities import OUR_OWN

ABOUT_ROOMS = frozenset({"room_started", "room_finished"})
ABOUT_PEOPLE = frozenset({"participant_joined", "participant_left", "track_published"})


@dataclass(frozen=True, slots=True)
class Message:
    """``person`` is the identity it is about, empty where it is about a room; ``may_speak`` what their token allows."""

    id: str
    kind: str
    room: str
    person: str
    may_speak: bool

    @property
    def about_a_room(self) -> bool:
        return self.kind in ABOUT_ROOMS

    @property
    def about_the_stage(self) -> bool:
        """Somebody who may speak came, went or publishes."""
        return self.kind in ABOUT_PEOPLE and self.may_speak

    @property
    def about_a_listener(self) -> bool:
        ours = self.person.startswith(OUR_OWN)
        return self.kind == "participant_joined" and not self.may_speak and not ours


def read(body: bytes, authorization: str) -> Message:
    """Raises WebhookRefused for what LiveKit did not sign, or signed over another body."""
    receiver = WebhookReceiver(TokenVerifier(settings.LIVEKIT_API_KEY, settings.LIVEKIT_API_SECRET))
    try:
        event = receiver.receive(body.decode(), authorization)
    except Exception as error:  # the library raises bare exceptions for a bad signature
        raise WebhookRefused from error
    may_speak = event.participant.permission.can_publish
    return Message(event.id, event.event, event.room.name, event.participant.identity, may_speak)
