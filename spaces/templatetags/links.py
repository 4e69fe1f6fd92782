"""Links in what people write. ``static/js/helpers/links.js`` finds the same; ``tests/links.json`` holds both to it."""

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

LINK = re.compile(r"""(https?://[^\s<>"']*[^\s<>"'.,;:!?)\]])""", re.IGNORECASE)
"""What ends a sentence ends the link."""


@register.filter
def linked(words: str) -> SafeString:
    """The words with their http and https addresses as links; nothing else in them becomes markup."""
    parts = [
        format_html('<a href="{0}" target="_blank" rel="nofollow noopener ugc">{0}</a>', part)
        if number % 2
        else conditional_escape(part)
        for number, part in enumerate(LINK.split(words))
    ]
    return mark_safe("".join(parts))  # noqa: S308  each part is escaped
