"""What templates need of static files: the import map, with the hash by which the policy lets it run, and icons."""

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

VENDOR = {
    "@hotwired/stimulus": "vendor/stimulus.js",
    "@hotwired/turbo": "vendor/turbo.js",
    "livekit-client": "vendor/livekit-client.js",
}
OURS = ("controllers", "models", "helpers")


@cache
def import_map_json() -> str:
    """Third-party modules by their npm name, ours as ``#folder/file.js``."""
    root = Path(settings.BASE_DIR) / "static" / "js"
    ours = {
        f"#{folder}/{file.name}": f"js/{folder}/{file.name}"
        for folder in OURS
        for file in sorted((root / folder).glob("*.js"))
    }
    return json.dumps(
        {"imports": {name: static(path) for name, path in (VENDOR | ours).items()}}, separators=(",", ":")
    )


def import_map_hash() -> str:
    """As a Content-Security-Policy source."""
    return f"'sha256-{b64encode(sha256(import_map_json().encode()).digest()).decode()}'"


@register.simple_tag
def import_map() -> SafeString:
    return mark_safe(f'<script type="importmap">{import_map_json()}</script>')  # noqa: S308  our own file names


@register.simple_tag
def icon(name: str) -> SafeString:
    """One that ``deploy/icons.json`` names, as large as the text around it; words beside it say the same."""
    drawing = f"{static('vendor/icons.svg')}#{name}"
    return format_html('<svg class="icon" fill="currentColor" aria-hidden="true"><use href="{}"/></svg>', drawing)
