"""What kind of answer a request asks for."""

from django.http import HttpRequest


def wants_json(request: HttpRequest) -> bool:
    """A script of ours asks for JSON; a plain form and a link ask for a page."""
    return request.headers.get("Accept", "").startswith("application/json")
