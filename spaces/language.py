"""Which language a reader gets: the one they chose, else the first of their browser's that we have."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from spaces.live.origin import cookies, header

LANGUAGES = dict(settings.LANGUAGES)


def language_of(cookies: Mapping[str, str], accepted: str) -> str:
    """The reader's language by their cookies and ``Accept-Language``; English for who reads none of ours."""
    chosen = cookies.get(settings.LANGUAGE_COOKIE_NAME)
    if chosen in LANGUAGES:
        return chosen
    ours = (code.partition("-")[0] for code, _weight in parse_accept_lang_header(accepted))
    return next((code for code in ours if code in LANGUAGES), settings.LANGUAGE_CODE)


def told_to(scope: dict[str, Any]) -> AbstractContextManager[None]:
    """What is said within is said in the language of whoever asks: a request or a socket, outside Django."""
    return translation.override(language_of(cookies(scope), header(scope, b"accept-language") or ""))


class LanguageMiddleware:
    """Every page in its reader's language; caches are told what that depends on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(language_of(request.COOKIES, request.headers.get("Accept-Language", ""))):
            response = self.get_response(request)
            # An address of one language says so itself.
            if not response.has_header("Content-Language"):
                response["Content-Language"] = translation.get_language()
                patch_vary_headers(response, ["Accept-Language", "Cookie"])
        return response
