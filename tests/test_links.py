"""Addresses in what people write become links, and nothing else becomes markup."""

import json
from html import escape
from pathlib import Path

import pytest

from spaces.templatetags.links import LINK, linked

TABLE = json.loads((Path(__file__).parent / "links.json").read_text())


@pytest.mark.parametrize(("words", "parts"), TABLE)
def test_links_are_found_as_the_page_finds_them(words: str, parts: list[str]) -> None:
    assert LINK.split(words) == parts


@pytest.mark.parametrize(("words", "parts"), TABLE)
def test_only_links_become_markup(words: str, parts: list[str]) -> None:
    html = linked(words)
    assert html.count("<") == 2 * len(parts[1::2])
    for link in parts[1::2]:
        assert f'<a href="{escape(link)}" target="_blank" rel="nofollow noopener ugc">' in html
