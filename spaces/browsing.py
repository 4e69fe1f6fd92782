"""What a page needs that is shown without leaving the one before it, as long as somebody listens."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

TURBO = "text/vnd.turbo-stream.html"


class RefusedFormMiddleware:
    """Turbo shows the answer to a form only if it leads elsewhere or says that something is wrong; allauth answers a
    form with mistakes in it by 200."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        posted = request.method == "POST" and TURBO in request.headers.get("Accept", "")
        if posted and response.status_code == 200:
            response.status_code = 422
        return response
