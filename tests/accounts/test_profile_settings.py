"""What people say of themselves: a name, a handle, a few words, a picture."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from accounts.models import Picture, User
from accounts.passes import COOKIE, Pass

pytestmark = pytest.mark.django_db
NEW = {"display_name": "Alice B.", "handle": "alice_b", "bio": "I host.\nOn Tuesdays.", "timezone": "Europe/Prague"}


def file(name: str = "me.png", content: bytes | None = None, colour: str = "red") -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (300, 300), colour).save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue() if content is None else content)


def test_what_is_saved_is_shown(as_alice: Client, alice: User) -> None:
    assert as_alice.post(reverse("settings"), NEW).status_code == 302
    alice.refresh_from_db()
    assert (alice.display_name, alice.handle, alice.timezone) == ("Alice B.", "alice_b", "Europe/Prague")
    page = Client().get("/@alice_b/").text
    assert "Alice B." in page
    assert "On Tuesdays." in page


def test_the_pass_of_this_browser_says_the_new_name(as_alice: Client, alice: User) -> None:
    as_alice.post(reverse("settings"), NEW)
    held = Pass.read(as_alice.cookies[COOKIE].value)
    assert held
    assert (held.name, held.person) == ("Alice B.", alice.person.hex)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("display_name", ""),
        ("display_name", "\u202e\u200b"),
        ("display_name", "!!!"),
        ("display_name", "A" * 61),
        ("handle", "bob"),
        ("handle", "BOB"),
        ("handle", "a"),
        ("handle", "al-ice"),
        ("handle", "álice"),
        ("bio", "x" * 501),
        ("bio", "nul\0nul"),
        ("timezone", "Mars/Olympus"),
    ],
)
def test_bad_input_is_refused_and_keeps_the_rest(
    as_alice: Client, alice: User, bob: User, field: str, value: str
) -> None:
    answer = as_alice.post(reverse("settings"), {**NEW, field: value})
    assert answer.status_code == 400
    assert set(answer.context["form"].errors) == {field}
    assert answer.context["viewer"].display_name == "Alice"
    assert ("On Tuesdays." in answer.text) is (field != "bio")
    alice.refresh_from_db()
    assert (alice.handle, alice.bio) == ("alice", "")


def test_ones_own_handle_is_not_taken_and_is_written_small(as_alice: Client, alice: User) -> None:
    assert as_alice.post(reverse("settings"), {**NEW, "handle": "@ALICE"}).status_code == 302
    alice.refresh_from_db()
    assert alice.handle == "alice"


def test_a_bio_is_text(as_alice: Client, alice: User) -> None:
    as_alice.post(reverse("settings"), {**NEW, "bio": "<b>x</b>\r\n\r\n\r\n\r\ny\u202ez http://evil.test"})
    alice.refresh_from_db()
    assert alice.bio == "<b>x</b>\n\nyz http://evil.test"
    page = Client().get("/@alice_b/").text
    assert "<b>x</b>" not in page
    assert 'href="http://evil.test' not in page


def test_a_picture_is_shown_to_everybody_for_good(as_alice: Client, alice: User) -> None:
    assert as_alice.post(reverse("settings-picture"), {"picture": file()}).status_code == 302
    alice.refresh_from_db()
    assert alice.picture_url in Client().get("/@alice/").text
    shown = Client().get(alice.picture_url)
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/webp")
    assert (shown["X-Content-Type-Options"], shown["Content-Security-Policy"]) == (
        "nosniff",
        "default-src 'none'; sandbox",
    )
    assert "immutable" in shown["Cache-Control"]
    assert not shown.cookies
    assert Image.open(BytesIO(shown.content)).size == (256, 256)


def test_another_picture_takes_its_place(as_alice: Client, alice: User) -> None:
    as_alice.post(reverse("settings-picture"), {"picture": file()})
    alice.refresh_from_db()
    first = alice.picture_url
    as_alice.post(reverse("settings-picture"), {"picture": file(colour="blue")})
    alice.refresh_from_db()
    assert alice.picture_url != first
    assert Client().get(first).status_code == 404
    assert Picture.objects.count() == 1


@pytest.mark.parametrize("content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", b""])
def test_what_is_no_picture_changes_nothing(as_alice: Client, alice: User, content: bytes) -> None:
    as_alice.post(reverse("settings-picture"), {"picture": file()})
    answer = as_alice.post(reverse("settings-picture"), {"picture": file("me.png", content)})
    assert answer.status_code == 400
    assert answer.context["picture_form"].errors
    assert Picture.objects.count() == 1
    assert as_alice.post(reverse("settings-picture")).status_code == 400


def test_dropping_a_picture_twice_is_once(as_alice: Client, alice: User) -> None:
    as_alice.post(reverse("settings-picture"), {"picture": file()})
    alice.refresh_from_db()
    was = alice.picture_url
    for _ in range(2):
        assert as_alice.post(reverse("settings-picture-drop")).status_code == 302
    alice.refresh_from_db()
    assert (alice.picture_url, Client().get(was).status_code) == ("", 404)


def test_a_deleted_account_shows_no_picture(as_alice: Client, alice: User) -> None:
    as_alice.post(reverse("settings-picture"), {"picture": file()})
    alice.refresh_from_db()
    was = alice.picture_url
    alice.delete_account()
    assert Client().get(was).status_code == 404
    assert Client().get("/@alice/").status_code == 404


@pytest.mark.parametrize("name", ["settings", "settings-picture", "settings-picture-drop", "settings-blocked"])
def test_settings_are_for_whoever_is_signed_in(client: Client, name: str) -> None:
    for answer in (client.get(reverse(name)), client.post(reverse(name))):
        assert answer.status_code in (302, 405)
        if answer.status_code == 302:
            assert answer["Location"].startswith(reverse("account_login"))
