"""Two who take the same handle, or address, at the same moment: one has it, the other is told beside the field."""

from collections.abc import Callable
from threading import Barrier
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.adapter import AccountAdapter
from accounts.models import User
from tests.accounts.test_signing_up import form
from tests.models.scenes import at_once
from tests.views.evening import signed_in

pytestmark = pytest.mark.django_db(transaction=True)


def together(monkeypatch: pytest.MonkeyPatch, kind: type, name: str) -> None:
    """Both have looked, and found it free, before either of them writes."""
    write, ready = getattr(kind, name), Barrier(2)

    def written(*args: Any, **more: Any) -> Any:
        ready.wait(20)
        return write(*args, **more)

    monkeypatch.setattr(kind, name, written)


def answers(asks: list[Callable[[], Any]]) -> list[Any]:
    """What each is answered, whoever was first last."""
    found: list[Any] = []
    at_once([lambda ask=ask: found.append(ask()) for ask in asks])  # type: ignore[misc]
    return sorted(found, key=lambda answer: int(answer.status_code))


@pytest.mark.parametrize(
    ("field", "same", "words"),
    [
        ("handle", {"handle": "bob"}, "This handle is taken"),
        ("email", {"email": "bob@example.org"}, "already"),
    ],
)
def test_signing_up(monkeypatch: pytest.MonkeyPatch, field: str, same: dict[str, str], words: str) -> None:
    together(monkeypatch, AccountAdapter, "save_user")
    refused, let_in = answers(
        [
            lambda name=name: Client().post(reverse("account_signup"), form(name, **same))  # type: ignore[misc]
            for name in ("ann", "ben")
        ]
    )
    assert (refused.status_code, let_in.status_code) == (200, 302)
    assert words in str(refused.context["form"].errors[field])
    assert User.objects.count() == 1


def test_changing_ones_handle(monkeypatch: pytest.MonkeyPatch, alice: User, bob: User) -> None:
    together(monkeypatch, User, "introduce")
    profile = {"display_name": "Zed", "handle": "zed", "bio": "", "timezone": "UTC"}
    let_be, refused = answers(
        [lambda user=user: signed_in(user).post(reverse("settings"), profile) for user in (alice, bob)]  # type: ignore[misc]
    )
    assert (let_be.status_code, refused.status_code) == (302, 400)
    assert "This handle is taken" in str(refused.context["form"].errors["handle"])
    assert User.objects.filter(handle="zed").count() == 1
