"""The pass: the signed cookie that says who somebody is where there is no SQL.

It is the only identity at the join, the socket and the event stream. Anybody may hold one: an account,
a guest with a name, or nobody in particular. It is given at sign-in or by the first join.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Protocol, Self
from uuid import uuid4

from django.conf import settings
from django.core import signing

if TYPE_CHECKING:
    from accounts.models import User

COOKIE = "rostrum_pass"
_signer = signing.TimestampSigner(salt="rostrum.pass")


class TakesCookies(Protocol):
    """Django's response or Starlette's: both take a cookie this way."""

    @property
    def set_cookie(self) -> Callable[..., None]: ...


@dataclass(frozen=True, slots=True)
class Pass:
    """Who holds it. ``person`` is 32 hex digits; ``account`` and ``epoch`` belong to an account.

    ``shown``: audiences show them by name; else they are only counted.
    """

    person: str
    account: int | None = None
    name: str | None = None
    epoch: int = 0
    shown: bool = False

    @classmethod
    def for_user(cls, user: "User") -> Self:
        return cls(user.person.hex, user.pk, user.display_name, user.epoch, user.shown_in_audiences)

    @classmethod
    def for_nobody_in_particular(cls) -> Self:
        return cls(uuid4().hex)

    @classmethod
    def named(cls, held: "Pass | None", name: str) -> Self:
        """The same guest under this name, or a new one; never whoever an account's pass is for.

        Who names themselves wants to be called so, and is shown; who had a name keeps what they chose.
        """
        guest = held if held and held.account is None else None
        shown = guest.shown if guest and guest.name else True
        return cls(guest.person if guest else uuid4().hex, name=name, shown=shown)

    @classmethod
    def read(cls, cookie: str | None) -> Self | None:
        """The pass in a cookie's value, or None if it is absent, forged, malformed or too old."""
        if not cookie:
            return None
        try:
            return cls(**_signer.unsign_object(cookie, max_age=settings.PASS_MAX_AGE))
        except (signing.BadSignature, TypeError, ValueError):
            return None

    def showing(self, shown: bool) -> "Pass":
        """The same, with this choice."""
        return replace(self, shown=shown)

    def give(self, response: TakesCookies) -> None:
        """Set the cookie on a response."""
        response.set_cookie(
            COOKIE,
            _signer.sign_object(asdict(self), compress=False),
            max_age=int(settings.PASS_MAX_AGE.total_seconds()),
            path="/",
            secure=settings.HTTPS,
            httponly=True,
            samesite="lax",
        )
