"""Where a request came from, for everything outside Django: its origin and its cookies."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http.cookie import parse_cookie
from django.http.request import split_domain_port, validate_host


def header(scope: dict[str, Any], name: bytes) -> str | None:
    """The first header of that name (lower case), or None."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), None)


def cookies(scope: dict[str, Any]) -> dict[str, str]:
    """As browsers send them: an odd one of somebody else's doesn't hide the others."""
    return parse_cookie(header(scope, b"cookie") or "")


def client_address(scope: dict[str, Any]) -> str:
    """Where a request comes from. Behind a proxy, what the proxy itself saw: the last of X-Forwarded-For."""
    if settings.BEHIND_PROXY and (forwarded := header(scope, b"x-forwarded-for")):
        return forwarded.rpartition(",")[2].strip()
    client = scope.get("client")
    return str(client[0]) if client else ""


def from_our_origin(scope: dict[str, Any]) -> bool:
    """Whether a post or a socket was opened by a page of ours: scheme, host and port agree.

    Browsers always send Origin with both; a client that sends none is no browser and carries no one's cookies.
    """
    origin, host = header(scope, b"origin"), header(scope, b"host") or ""
    if not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
        return False
    if origin is None:
        return True
    try:
        came = urlsplit(origin)
    except ValueError:
        return False
    return came.scheme == urlsplit(settings.PUBLIC_URL).scheme and came.netloc.lower() == host.lower()
