"""What templates need of languages: where the script's words are."""

from functools import cache
from hashlib import sha256

from django import template
from django.conf import settings
from django.urls import reverse

register = template.Library()


@cache
def version(language: str) -> str:
    """Changes with the script's words."""
    [place] = settings.LOCALE_PATHS
    words = place / language / "LC_MESSAGES" / "djangojs.mo"
    return sha256(words.read_bytes()).hexdigest()[:12]


@register.simple_tag
def words_address(language: str) -> str:
    return reverse("language-words", args=[language, version(language)])
