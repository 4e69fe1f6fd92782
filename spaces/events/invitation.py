"""Links that let somebody into a space. ``invitation`` and ``person`` are 32 hex digits."""

from dataclasses import dataclass
from typing import ClassVar

from spaces.events.kind import Audience, Kind, text


@dataclass(frozen=True, slots=True)
class InvitationMade(Kind):
    """A link for somebody, good for ``uses`` people until ``until``; ``whom`` is what its maker called them."""

    kind: ClassVar[str] = "invitation.made"
    audience: ClassVar[Audience] = Audience.MODERATORS
    shown: ClassVar[tuple[str, ...]] = ("invitation", "uses", "until", "whom")

    invitation: str
    uses: int
    until: str
    whom: str = text()


@dataclass(frozen=True, slots=True)
class InvitationRevoked(Kind):
    """The link lets nobody in any more; whoever it let in stays."""

    kind: ClassVar[str] = "invitation.revoked"
    audience: ClassVar[Audience] = Audience.MODERATORS
    shown: ClassVar[tuple[str, ...]] = ("invitation",)

    invitation: str


@dataclass(frozen=True, slots=True)
class InvitationRedeemed(Kind):
    """Somebody came in by it."""

    kind: ClassVar[str] = "invitation.redeemed"
    audience: ClassVar[Audience] = Audience.MODERATORS
    shown: ClassVar[tuple[str, ...]] = ("invitation", "person")
    shows_person: ClassVar[str | None] = "person"
    concerns: ClassVar[str | None] = "person"
    moves: ClassVar[bool] = True

    invitation: str
    person: str
