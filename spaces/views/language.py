"""The language of pages: choosing it, and its words for the script."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import JavaScriptCatalog, set_language

from accounts.origin import from_our_page
from spaces.exceptions import OriginRefused
from spaces.language import LANGUAGES
from spaces.templatetags.language import version

TRANSLATED = [language for language in LANGUAGES if language != "en"]
A_YEAR = 31_536_000


@csrf_exempt
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Back to the page, in another language. Pages that everyone shares carry no token: Origin takes its place."""
    if not from_our_page(request):
        raise OriginRefused
    return set_language(request)


class Words(JavaScriptCatalog):
    """The script's catalogue. The address changes with what it says."""

    packages = ["spaces"]  # only ours: the admin's words are not for every page

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        language = kwargs["language"]
        if language not in TRANSLATED:
            raise Http404
        with translation.override(language):
            response = super().get(request)
        response["Content-Language"] = language
        # While an older and a newer process run beside each other, one may be asked for what the other says.
        if kwargs["version"] == version(language):
            patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
        return response


words = require_GET(Words.as_view())
