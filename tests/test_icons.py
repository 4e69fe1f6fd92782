"""Icons come from one sprite that is built from one list."""

import json
import re

from django.conf import settings
from django.template import Context, Template

NAMED = re.compile(r'{% icon "([\w-]+)" %}')


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    listed = set(json.loads((settings.BASE_DIR / "deploy" / "icons.json").read_text()))
    templates = (settings.BASE_DIR / "templates").rglob("*.html")
    named = {name for template in templates for name in NAMED.findall(template.read_text())}
    assert "microphone" in named
    assert named <= listed


def test_an_icon_is_not_read_out() -> None:
    drawn = Template('{% load assets %}{% icon "heart" %}').render(Context())
    assert 'aria-hidden="true"' in drawn
    assert re.search(r"icons[.\w]*\.svg#heart", drawn)
