"""What every page may ask about people."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from accounts.models import User


def viewer(request: HttpRequest) -> User | None:
    """The signed-in person, or None. Without a session cookie the session isn't touched: such a page is shared."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return request.user if isinstance(request.user, User) else None


def people(request: HttpRequest) -> dict[str, Any]:
    who = viewer(request)
    return {
        "viewer": who,
        "can_host": bool(who and who.can_host),
        "signup": settings.SIGNUP,
        "mfa": settings.MFA,
        "oidc": settings.OIDC_NAME if settings.OIDC_ISSUER else "",
        "mail_works": settings.MAIL_WORKS,
        "contact": {"words": settings.CONTACT, "link": settings.CONTACT_LINK} if settings.CONTACT else None,
    }
