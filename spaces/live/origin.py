"""Where a request came from, for everything outside Django: its origin and its cookies."""

from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host


def header(scope: dict[str, Any], name: bytes) -> str | None:
    """The first header of that name (lower case), or None."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), None)


def cookies(scope: dict[str, Any]) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header(scope, b"cookie") or "").items()}
    except CookieError:
        return {}


def from_our_origin(scope: dict[str, Any]) -> bool:
    """Whether a post or a socket was opened by a page of ours: scheme, host and port agree.

    Browsers always send Origin with both; a client that sends none is no browser and carries no one's cookies.
    """
    origin, host = header(scope, b"origin"), header(scope, b"host") or ""
    if not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
        return False
    if origin is None:
        return True
    came = urlsplit(origin)
    return came.scheme == urlsplit(settings.PUBLIC_URL).scheme and came.netloc.lower() == host.lower()
