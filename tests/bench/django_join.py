"""The same join as a Django view, served by the same web process: what the endpoint outside Django is compared with."""

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "spaces.settings"

from django.conf import settings

settings.ROOT_URLCONF = "tests.bench.django_join"

import django

django.setup()

from asgiref.sync import async_to_sync
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from accounts.passes import COOKIE, Pass
from spaces.endpoints.join import answer
from spaces.live.admission import admit


@csrf_exempt
def join(request: HttpRequest, slug: str) -> JsonResponse:
    held = Pass.read(request.COOKIES.get(COOKIE))
    assert held
    return JsonResponse(answer(held, async_to_sync(admit)(slug, held)))


@csrf_exempt
async def join_async(request: HttpRequest, slug: str) -> JsonResponse:
    held = Pass.read(request.COOKIES.get(COOKIE))
    assert held
    return JsonResponse(answer(held, await admit(slug, held)))


urlpatterns = [path("django/<slug:slug>/join", join), path("django-async/<slug:slug>/join", join_async)]

if __name__ == "__main__":
    sys.modules["tests.bench.django_join"] = sys.modules["__main__"]
    from spaces.web import Web

    Web("127.0.0.1", int(sys.argv[1])).serve()
