"""Who forgot their password finds whoever can help, and the way back."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> str:
    return reverse("account_reset_password")


@pytest.mark.parametrize(
    ("contact", "link"),
    [("help@example.org", "mailto:help@example.org"), ("https://example.org/help", "https://example.org/help")],
)
def test_without_mail_it_says_whom_to_ask(client: Client, settings: Any, page: str, contact: str, link: str) -> None:
    assert "people who run this site here" not in client.get(page).text
    settings.CONTACT, settings.CONTACT_LINK = contact, link
    shown = client.get(page).text
    assert f'<a href="{link}"><bdi>{contact}</bdi></a>' in shown
    assert "Forgot your password?</h1>" in shown


def test_the_way_back_is_where_one_came_from(as_alice: Client, page: str) -> None:
    for browser, back in ((Client(), "account_login"), (as_alice, "settings")):
        shown = browser.get(page).text.partition("<main")[2].partition("</main>")[0]
        assert f'href="{reverse(back)}"' in shown


def test_with_mail_the_address_is_asked_for(client: Client, settings: Any, page: str) -> None:
    settings.MAIL_WORKS = True
    shown = client.get(page).text
    assert 'name="email"' in shown
    assert "placeholder" not in shown
