"""Where a broadcast's files are, for whom and until when: key and expiry stand in the path.

``/hls/<expires>/<signature>/<space key>/<generation or current>/<file>``. Players resolve what a playlist names against
its own address, so that whoever has one address has them all. The signature is what ``secure_link_md5`` of nginx
computes: base64url without padding of the MD5 of ``<expires>/hls/<space key> <secret>`` (ngx_http_secure_link_module).
"""

import hashlib
import time
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hmac import compare_digest

from django.conf import settings
from django.utils.crypto import salted_hmac

LASTS = 12 * 3600
"""Seconds an address is good for at least: an evening. What ends it earlier is another key."""
STEP = 3600
"""Expiry is on the hour, so that who comes within one gets the same address, and caches keep one copy."""
MASTER = "current/master.m3u8"


@dataclass(frozen=True, slots=True)
class Address:
    """A path, with an origin where it is another one than the page's, and the unix time until which it is good."""

    url: str
    expires: int


def address(key: str, origin: str = "") -> Address:
    """Of the master playlist of the broadcast under ``key``."""
    expires = (int(time.time()) + LASTS) // STEP * STEP + STEP
    return Address(f"{origin}/hls/{expires}/{_signature(expires, key, secret())}/{key}/{MASTER}", expires)


def is_good(expires: int, signature: str, key: str) -> bool:
    """Whether we signed that address, and it has not run out."""
    secrets = (secret(one) for one in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))
    signed = any(compare_digest(signature, _signature(expires, key, one)) for one in secrets)
    return signed and time.time() <= expires


def secret(of: str = "") -> str:
    """What nginx has to know: 64 hex digits, made of SECRET_KEY."""
    return salted_hmac("rostrum.hls", "", secret=of or settings.SECRET_KEY, algorithm="sha256").hexdigest()


def _signature(expires: int, key: str, secret: str) -> str:
    # MD5 because nginx has no other; the secret stands last, so that nothing can be appended to what it signs.
    digest = hashlib.md5(f"{expires}/hls/{key} {secret}".encode(), usedforsecurity=False).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode()
