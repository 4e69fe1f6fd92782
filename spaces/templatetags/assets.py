"""What templates need of static files: the import map, with the hash by which the policy lets it run, and icons."""

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

VENDOR = {
    "@hotwired/stimulus": "vendor/stimulus.js",
    "@hotwired/turbo": "vendor/turbo.js",
    "livekit-client": "vendor/livekit-client.js",
    "hls.js": "vendor/hls.js",
}
OURS = ("controllers", "models", "helpers")
ALONE = ("application", "later")
"""Modules beside those folders that others import; app.js is where a page begins."""


IMPORTED = re.compile(r'^(?:import|export|\}).*?"([#@][^"]+)";$', re.MULTILINE)
"""What a module of ours names at its head; what is imported later, as a promise, is not there."""


@cache
def modules() -> dict[str, str]:
    """Files by the name under which they are imported: third-party ones by that of npm, ours as ``#folder/file.js``."""
    root = _static() / "js"
    ours = {
        f"#{folder}/{file.name}": f"js/{folder}/{file.name}"
        for folder in OURS
        for file in sorted((root / folder).glob("*.js"))
    }
    return VENDOR | {f"#{name}.js": f"js/{name}.js" for name in ALONE} | ours


@cache
def import_map_json() -> str:
    return json.dumps({"imports": {name: static(path) for name, path in modules().items()}}, separators=(",", ":"))


@cache
def needed_at_once() -> list[str]:
    """The files that must be there before app.js runs. A browser by itself finds them one level after another."""
    found = ["js/app.js"]
    for path in found:  # which grows
        names = [] if path.startswith("vendor/") else IMPORTED.findall((_static() / path).read_text())
        found += dict.fromkeys(modules()[name] for name in names if modules()[name] not in found)
    return found


def _static() -> Path:
    return Path(settings.BASE_DIR) / "static"


def import_map_hash() -> str:
    """As a Content-Security-Policy source."""
    return f"'sha256-{b64encode(sha256(import_map_json().encode()).digest()).decode()}'"


@register.simple_tag
def import_map() -> SafeString:
    return mark_safe(f'<script type="importmap">{import_map_json()}</script>')  # noqa: S308  our own file names


@register.simple_tag
def preloaded_modules() -> SafeString:
    """After the import map: what is needed at once is asked for at once."""
    return format_html_join("", '<link rel="modulepreload" href="{}">', ((static(path),) for path in needed_at_once()))


@register.simple_tag
def icon(name: str) -> SafeString:
    """One that ``deploy/icons.json`` names, as large as the text around it; words beside it say the same."""
    drawing = f"{static('vendor/icons.svg')}#{name}"
    return format_html('<svg class="icon" fill="currentColor" aria-hidden="true"><use href="{}"/></svg>', drawing)
