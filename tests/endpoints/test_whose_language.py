"""What is outside Django answers in its reader's language, too."""

import json

import pytest
from starlette.requests import Request
from starlette.types import Message

from spaces.endpoints.hand import HandDoor
from spaces.endpoints.join import join
from spaces.lanes import BUSY, Lanes

GERMAN = (b"accept-language", b"de-DE,de;q=0.9")
CHOSE_ARABIC = (b"cookie", b"language=ar")


def scope(*headers: tuple[bytes, bytes], path: str = "/s/an-evening/join") -> dict[str, object]:
    elsewhere = [(b"host", b"localhost"), (b"origin", b"https://elsewhere.example")]
    return {
        "type": "http",
        "method": "POST",
        "path": path,
        "path_params": {"slug": "an-evening"},
        "headers": [*elsewhere, *headers],
    }


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ([], "That request came from another site."),
        ([GERMAN], "Diese Anfrage kam von einer anderen Seite."),
        ([GERMAN, CHOSE_ARABIC], "جاء ذلك الطلب من موقع آخر."),
    ],
)
async def test_joining_is_refused_in_words(headers: list[tuple[bytes, bytes]], words: str) -> None:
    answer = await join(Request(scope(*headers)))
    assert json.loads(bytes(answer.body)) == {"error": "origin_refused", "message": words}


async def test_whoever_stands_in_a_full_line_is_told_so() -> None:
    lanes = Lanes(HandDoor(None), pages=1, verbs=1, hands=1, line=0)  # type: ignore[arg-type]
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    await lanes(scope(GERMAN), None, send)  # type: ignore[arg-type]
    assert sent[0]["status"] == 503
    assert "Zu viele auf einmal." in sent[1]["body"].decode()
    assert str(BUSY) == "Too many people at once. Try again in a few seconds."
