from spaces.models.abuse_report import AbuseReport
from spaces.models.actor import Actor
from spaces.models.ban import Ban
from spaces.models.broadcast import Broadcast
from spaces.models.event import Event, EventText
from spaces.models.hand import Hand
from spaces.models.invitation import Invitation
from spaces.models.participant import Participant
from spaces.models.space import Space
from spaces.models.watch import Watch
from spaces.models.webhook import WebhookDelivery

__all__ = [
    "AbuseReport",
    "Actor",
    "Ban",
    "Broadcast",
    "Event",
    "EventText",
    "Hand",
    "Invitation",
    "Participant",
    "Space",
    "Watch",
    "WebhookDelivery",
]
