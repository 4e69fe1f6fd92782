"""What is pinned, on the page: links and nothing else, for everybody; changed by those who moderate."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from spaces.models import Actor, Space
from tests.views.evening import SCRIPT

pytestmark = pytest.mark.django_db


def test_a_plain_form_pins_and_everybody_sees_the_link(as_alice: Client, live_space: Space) -> None:
    words = "<b>Slides</b> https://example.org/a?b&c."
    as_alice.post(reverse("space-pin", args=[live_space.slug]), {"words": words})
    page = Client().get(live_space.get_absolute_url()).text
    shown = re.search(r'data-pin-target="words">(.*?)</p>', page)
    assert shown
    link = '<a href="https://example.org/a?b&amp;c" target="_blank" rel="nofollow noopener ugc">'
    assert shown[1] == f"&lt;b&gt;Slides&lt;/b&gt; {link}https://example.org/a?b&amp;c</a>."
    as_alice.post(reverse("space-unpin", args=[live_space.slug]))
    assert "example.org/a" not in Client().get(live_space.get_absolute_url()).text


@pytest.mark.parametrize(("words", "code"), [("", "nothing_to_pin"), ("x" * 281, "pin_too_long")])
def test_a_script_is_told_why_not(as_alice: Client, live_space: Space, words: str, code: str) -> None:
    refused = as_alice.post(reverse("space-pin", args=[live_space.slug]), {"words": words}, headers=SCRIPT)
    assert (refused.status_code, refused.json()["error"]) == (400, code)


def test_the_field_holds_what_is_pinned_so_that_it_can_be_changed(
    as_alice: Client, live_space: Space, alice: User
) -> None:
    live_space.pin("Slides", by=Actor.of(alice))
    assert re.search(
        r'<textarea id="pin-words"[^>]*>Slides</textarea>', as_alice.get(live_space.get_absolute_url()).text
    )
