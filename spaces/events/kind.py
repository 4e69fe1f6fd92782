"""What every kind of event has: a name, an audience, a body for the ledger and a public shape."""

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, ClassVar

KINDS: dict[str, type["Kind"]] = {}


class Audience(StrEnum):
    """Who may see an event of a kind, from most to fewest."""

    EVERYONE = "everyone"
    STAGE = "stage"
    MODERATORS = "moderators"
    LEDGER = "ledger"


def text() -> Any:
    """A field with somebody's words: it lives beside the body and can be erased; the body holds its digest."""
    return field(default="", metadata={"text": True})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event. Fields are random ids, enums and whole numbers, or ``text()``.

    ``shown`` names the fields its audience sees; everyone else gets only the event's ``seq``. Where
    ``shows_person`` names a field, that person's name and handle are shown beside it. ``concerns`` names a person
    who sees it whatever its audience; ``moves`` says that their standing is another from then on, and ``closes``
    that their sockets are closed once they know.
    """

    kind: ClassVar[str]
    audience: ClassVar[Audience] = Audience.EVERYONE
    shown: ClassVar[tuple[str, ...]] = ()
    shows_person: ClassVar[str | None] = None
    concerns: ClassVar[str | None] = None
    moves: ClassVar[bool] = False
    closes: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        # slots=True makes the class twice; the second is the one in use.
        KINDS[cls.kind] = cls

    def body(self) -> dict[str, str | int]:
        """The fields that are hashed."""
        return {f.name: getattr(self, f.name) for f in fields(self) if not f.metadata.get("text")}

    def texts(self) -> dict[str, str]:
        """The fields that can be erased, without the empty ones."""
        found = {f.name: getattr(self, f.name) for f in fields(self) if f.metadata.get("text")}
        return {name: value for name, value in found.items() if value}
