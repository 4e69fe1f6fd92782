"""How values from the environment are read where django-environ has no word for it."""

import re
from urllib.parse import urlsplit, urlunsplit

from django.core.exceptions import ImproperlyConfigured


def choice(value: str, name: str, *allowed: str) -> str:
    """``value`` if it is one of ``allowed``; ImproperlyConfigured, naming the setting, if not."""
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be one of {', '.join(allowed)}.")
    return value


def flag(value: str, name: str) -> bool:
    """``value`` as yes or no; ImproperlyConfigured, naming the setting, where it is neither."""
    if value.lower() in ("true", "yes", "on", "1"):
        return True
    if value.lower() in ("false", "no", "off", "0", ""):
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}; it must be true or false.")


def web_address(value: str, name: str, *, plain: bool = False) -> str:
    """``value`` if it is empty or an https address, without a closing slash; with ``plain`` http will do too.

    ImproperlyConfigured, naming the setting, for anything else.
    """
    parts = urlsplit(value)
    if value and (parts.scheme not in ("https", "http" if plain else "https") or not parts.hostname):
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be an address that begins with https://.")
    return value.rstrip("/")


def contact_link(value: str, name: str) -> str:
    """``value``, an e-mail address or an https one, as a link; empty if it is. ImproperlyConfigured for all else."""
    if re.fullmatch(r"[^\s@:/]+@[^\s@:/]+", value):
        return f"mailto:{value}"
    return web_address(value, name)


def redis_database(url: str, number: int) -> str:
    """The same Redis with another database number: caches and the broker keep to their own."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{number}"))
