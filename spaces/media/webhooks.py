"""What the media server tells us. Nothing depends on it: it only makes the keeper look sooner."""

from channels.db import database_sync_to_async
from django.conf import settings
from django.db import connection, transaction
from livekit.api import TokenVerifier, WebhookReceiver
from starlette.requests import Request
from starlette.responses import Response

from spaces.models import Space, WebhookDelivery
from spaces.models.changing import SPACES_CHANNEL

LARGEST = 64 * 1024
ABOUT_ROOMS = frozenset({"room_started", "room_finished"})


async def webhook(request: Request) -> Response:
    """Verify, keep what concerns a room once, wake its keeper. Anything else is thanked and forgotten."""
    body = await _body(request)
    if body is None:
        return Response(status_code=413)
    try:
        event = WebhookReceiver(TokenVerifier(settings.LIVEKIT_API_KEY, settings.LIVEKIT_API_SECRET)).receive(
            body.decode(), request.headers.get("authorization", "")
        )
    except Exception:  # noqa: BLE001  the library raises bare exceptions for a bad signature
        return Response(status_code=401)
    if event.event in ABOUT_ROOMS and event.id:
        await database_sync_to_async(_keep)(event.id, event.event, event.room.name)
    return Response(status_code=200)


async def _body(request: Request) -> bytes | None:
    """The body, or None as soon as it is larger than any message of LiveKit's."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return body


def _keep(delivery: str, kind: str, room: str) -> None:
    space = Space.objects.filter(room=room).values_list("pk", flat=True).first()
    if space is None:
        return
    with transaction.atomic():
        _row, new = WebhookDelivery.objects.get_or_create(delivery=delivery, defaults={"kind": kind, "room": room})
        if new:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_notify(%s, %s)", [SPACES_CHANNEL, str(space)])
