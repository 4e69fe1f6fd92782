"""What becomes of the record itself."""

from dataclasses import dataclass
from typing import ClassVar

from spaces.events.kind import Audience, Kind


@dataclass(frozen=True, slots=True)
class WordsErased(Kind):
    """The words of the entry ``of`` were erased; their digests stay, and the chain with them."""

    kind: ClassVar[str] = "words.erased"
    audience: ClassVar[Audience] = Audience.LEDGER

    of: int
