"""Signing in by password, as people do: what follows may ask whether it was just now."""

from django.test import Client
from django.urls import reverse

from accounts.models import User


def as_signed_in(client: Client, user: User) -> Client:
    """Signed in, and asked once more. The cast's passwords are their handles and what they like (tests/conftest.py)."""
    password = f"{user.handle} likes long passwords"
    for page, given in (("account_login", {"login": user.email}), ("account_reauthenticate", {})):
        assert client.post(reverse(page), {**given, "password": password}).status_code == 302
    return client
