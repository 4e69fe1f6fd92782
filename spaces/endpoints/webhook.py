"""``POST /livekit/webhook``: nothing depends on it. It only makes the keeper look sooner."""

from channels.db import database_sync_to_async
from django.db import connection, transaction
from starlette.requests import Request
from starlette.responses import Response

from spaces.exceptions import WebhookRefused
from spaces.live.newcomers import may_not_be_there
from spaces.media.webhooks import Message, read
from spaces.models import Space, WebhookDelivery
from spaces.models.changing import SPACES_CHANNEL

LARGEST = 64 * 1024


async def webhook(request: Request) -> Response:
    """Verify; keep what concerns a room or its stage once, and wake the keeper. The rest is thanked and forgotten.

    One of the audience leaves no row: thousands may join in a minute. Only who may not be there is worth a look.
    """
    body = await _body(request)
    if body is None:
        return Response(status_code=413)
    try:
        message = read(body, request.headers.get("authorization", ""))
    except WebhookRefused as refusal:
        return Response(status_code=refusal.status)
    if message.id and (message.about_a_room or message.about_the_stage):
        await database_sync_to_async(_keep)(message)
    elif message.about_a_listener and await may_not_be_there(message.room, message.person):
        await database_sync_to_async(_nudge)(message)
    return Response(status_code=200)


async def _body(request: Request) -> bytes | None:
    """The body, or None as soon as it is larger than any message of LiveKit's."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return body


def _keep(message: Message) -> None:
    if _space(message) is None:
        return
    with transaction.atomic():
        kept = {"kind": message.kind, "room": message.room}
        _row, new = WebhookDelivery.objects.get_or_create(delivery=message.id, defaults=kept)
        if new:
            _nudge(message)


def _nudge(message: Message) -> None:
    about = "room" if message.about_a_room else "people"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [SPACES_CHANNEL, f"{_space(message)} {about}"])


def _space(message: Message) -> int | None:
    return Space.objects.filter(room=message.room).values_list("pk", flat=True).first()
