"""A page asks at once for every module that it needs, and for no other."""

import re

import pytest
from django.conf import settings
from django.test import Client

from spaces.templatetags.assets import modules, needed_at_once


def test_what_is_needed_at_once_is_all_that_modules_import_at_their_heads() -> None:
    needed = needed_at_once()
    assert needed[0] == "js/app.js"
    assert "vendor/stimulus.js" in needed
    assert "vendor/livekit-client.js" not in needed
    for path in needed[1:]:
        if path.startswith("vendor/"):
            continue
        source = (settings.BASE_DIR / "static" / path).read_text()
        code = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
        for name in re.findall(r'\bfrom\s+"([^"]+)"', code):
            assert modules()[name] in needed, (path, name)
    assert len(needed) == len(set(needed))


@pytest.mark.django_db
def test_a_page_names_them_after_its_map(client: Client) -> None:
    page = client.get("/").text
    preloaded = re.findall(r'<link rel="modulepreload" href="([^"]+)">', page)
    assert len(preloaded) == len(needed_at_once())
    assert page.index("importmap") < page.index("modulepreload") < page.index('<script type="module"')
