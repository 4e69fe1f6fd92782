"""Turbo posts the forms of whoever listens meanwhile, and shows a form with mistakes in it only as a refusal."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from spaces.browsing import TURBO

pytestmark = pytest.mark.django_db

BY_TURBO = f"{TURBO}, text/html, application/xhtml+xml"


def sign_in(client: Client, password: str, accept: str) -> int:
    fields = {"login": "alice@example.org", "password": password}
    return client.post(reverse("account_login"), fields, headers={"accept": accept}).status_code


def test_a_form_with_mistakes_is_refused(client: Client, alice: User) -> None:
    assert sign_in(client, "wrong", BY_TURBO) == 422


def test_a_form_without_leads_on(client: Client, alice: User) -> None:
    assert sign_in(client, "alice likes long passwords", BY_TURBO) == 302


def test_a_browser_is_answered_as_ever(client: Client, alice: User) -> None:
    assert sign_in(client, "wrong", "text/html") == 200
