from spaces.models.actor import Actor
from spaces.models.event import Event, EventText
from spaces.models.hand import Hand
from spaces.models.participant import Participant
from spaces.models.space import Space
from spaces.models.watch import Watch
from spaces.models.webhook import WebhookDelivery

__all__ = ["Actor", "Event", "EventText", "Hand", "Participant", "Space", "Watch", "WebhookDelivery"]
