"""Pages in their reader's language: the one they chose, else their browser's, else English."""

import re
from html import unescape

import pytest
from babel.messages.catalog import Catalog
from django.test import Client
from django.urls import reverse

from accounts.models import User
from deploy.translations import catalogues
from spaces.language import language_of
from spaces.models import Space

TURNED = {"en": "ltr", "de": "ltr", "ar": "rtl"}
SHARED = "public, max-age=1"


def catalogue(language: str) -> Catalog:
    return catalogues.read(catalogues.LOCALE / language / "LC_MESSAGES" / "django.po")


def texts(page: str) -> set[str]:
    """What a page says: between its tags, and in the attributes that are read out."""
    body = page[page.index("<body") :]
    between = re.findall(r">([^<>]+)<", body)
    spoken = re.findall(r'\s(?:aria-label|title|placeholder)="([^"]+)"', body)
    return {unescape(one).strip() for one in [*between, *spoken]} - {""}


@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [
        (None, "", "en"),
        (None, "de-AT,de;q=0.9,en;q=0.8", "de"),
        (None, "fr,ar-EG;q=0.8", "ar"),
        (None, "en;q=0.5,de;q=0.9", "de"),
        (None, "fr;q=0.5", "en"),
        (None, "*", "en"),
        (None, "x" * 1000, "en"),
        ("ar", "de", "ar"),
        ("en", "de", "en"),
        ("xx", "de", "de"),
        ("de-AT", "en", "en"),
    ],
)
def test_the_chosen_language_comes_before_the_browsers(cookie: str | None, accepted: str, language: str) -> None:
    assert language_of({"language": cookie} if cookie else {}, accepted) == language


@pytest.mark.parametrize("language", ["de", "ar"])
def test_pages_say_nothing_in_english(client: Client, live_space: Space, alice: User, language: str) -> None:
    english = {str(one.id) for one in catalogue(language) if isinstance(one.id, str) and one.id != one.string}
    client.cookies["language"] = language
    for signed_in in (False, True):
        if signed_in:
            client.force_login(alice)
        for path in ("/", live_space.get_absolute_url(), *(["/new/"] if signed_in else [reverse("account_login")])):
            page = client.get(path)
            assert page["Content-Language"] == language
            content = page.content.decode()
            assert f'<html lang="{language}" dir="{TURNED[language]}"' in content
            assert not texts(content) & english, path
            client.cookies["language"] = "en"
            assert texts(client.get(path).content.decode()) & english, path
            client.cookies["language"] = language


def test_a_shared_page_is_the_same_for_all_who_read_the_language(live_space: Space) -> None:
    path = live_space.get_absolute_url()
    seen = {}
    for language, accepts in {"en": ("", "en-GB"), "de": ("de", "de-AT,en;q=0.5"), "ar": ("ar", "ar-EG")}.items():
        pages = [Client().get(path, headers={"Accept-Language": accepted}) for accepted in accepts]
        chose = Client()
        chose.cookies["language"] = language
        pages.append(chose.get(path))
        assert len({page.content for page in pages}) == 1
        assert {page["Cache-Control"] for page in pages} == {SHARED}
        assert all({"Accept-Language", "Cookie"} <= set(page["Vary"].split(", ")) for page in pages)
        assert not any(page.cookies for page in pages)
        seen[language] = pages[0].content
    assert len(set(seen.values())) == len(TURNED)


@pytest.mark.django_db
def test_choosing_a_language_goes_back_to_the_page() -> None:
    client = Client(enforce_csrf_checks=True)
    from_here = {"Origin": "http://testserver", "Referer": "http://testserver/accounts/login/"}
    chosen = client.post(reverse("language"), {"language": "ar"}, headers=from_here)
    assert (chosen.status_code, chosen["Location"]) == (302, "http://testserver/accounts/login/")
    assert client.get("/")["Content-Language"] == "ar"


@pytest.mark.django_db
def test_another_site_chooses_no_language(client: Client) -> None:
    told = client.post(reverse("language"), {"language": "ar"}, headers={"Origin": "http://elsewhere.example"})
    assert told.status_code == 403
    assert "language" not in client.cookies


@pytest.mark.django_db
def test_the_script_gets_its_words_and_may_keep_them(client: Client) -> None:
    page = client.get("/", headers={"Accept-Language": "de"}).content.decode()
    [address] = re.findall(r'<script defer src="([^"]+)"', page)
    assert page.index(address) < page.index('type="importmap"')
    words = client.get(address, headers={"Accept-Language": "ar"})
    assert "Du h\\u00f6rst zu." in words.content.decode()
    assert (words["Content-Language"], words["Cache-Control"]) == ("de", "public, max-age=31536000, immutable")
    assert not words.has_header("Vary")
    assert "Cache-Control" not in client.get(reverse("language-words", args=["de", "older"]))
    assert client.get(reverse("language-words", args=["xx", "any"])).status_code == 404


@pytest.mark.django_db
def test_english_needs_no_catalogue(client: Client) -> None:
    assert b"/language/en." not in client.get("/").content


def test_a_refusal_is_told_in_the_readers_language(client: Client, live_space: Space) -> None:
    german = {"Accept": "application/json", "Accept-Language": "de", "Origin": "http://testserver"}
    told = client.post(reverse("hand-lower", args=[live_space.slug]), headers=german)
    assert told.json()["message"] == "Gib zuerst einen Namen an, damit der Host weiß, wer fragt."
