"""The one function that mints tokens for the media server."""

from datetime import timedelta
from secrets import token_hex

from django.conf import settings
from livekit.api import AccessToken, VideoGrants

from spaces.media.identities import OUR_OWN

LIFETIME = timedelta(minutes=10)
"""There is no revocation: what a token allows must soon be over."""

PROBE_LIFETIME = timedelta(minutes=2)


def probe_token(room: str) -> str:
    """A JWT to enter a probe's ``room``: to reach the media server, and do nothing there."""
    grants = VideoGrants(
        room_join=True, room=room, can_subscribe=False, can_publish=False, can_publish_data=False, hidden=True
    )
    token = AccessToken(settings.LIVEKIT_API_KEY, settings.LIVEKIT_API_SECRET)
    return token.with_identity("probe").with_grants(grants).with_ttl(PROBE_LIFETIME).to_jwt()


def recorder_token(room: str) -> str:
    """A JWT for a process of ours that hears ``room`` unseen.

    It is nobody, and another nobody each time: with one identity, a second connection would throw the first one out.
    """
    token = AccessToken(settings.LIVEKIT_API_KEY, settings.LIVEKIT_API_SECRET)
    grants = _hearing(room, speaks=False, hidden=True, recorder=True)
    return token.with_identity(f"{OUR_OWN}rec-{token_hex(8)}").with_grants(grants).with_ttl(LIFETIME).to_jwt()


def token_for(person: str, name: str | None, room: str, *, on_stage: bool, held: bool = False) -> str:
    """A JWT to enter ``room`` as ``person``. On stage: is seen and, unless held, may publish a microphone.

    In the audience: hidden, only hears.
    """
    grants = _hearing(room, speaks=on_stage and not held, hidden=not on_stage, recorder=False)
    token = AccessToken(settings.LIVEKIT_API_KEY, settings.LIVEKIT_API_SECRET)
    return token.with_identity(person).with_name(name or "").with_grants(grants).with_ttl(LIFETIME).to_jwt()


def _hearing(room: str, *, speaks: bool, hidden: bool, recorder: bool) -> VideoGrants:
    """To hear a room, and perhaps to publish a microphone there. Nothing is left to a default."""
    return VideoGrants(
        room_join=True,
        room=room,
        room_create=False,
        room_list=False,
        room_record=False,
        room_admin=False,
        can_subscribe=True,
        can_publish=speaks,
        can_publish_sources=["microphone"] if speaks else [],
        can_publish_data=False,
        can_update_own_metadata=False,
        ingress_admin=False,
        hidden=hidden,
        recorder=recorder,
        agent=False,
    )
