"""Where a post inside Django comes from, for those that carry no token."""

from django.http import HttpRequest


def from_our_page(request: HttpRequest) -> bool:
    """Whether a browser says that it comes from a page of ours. One that does not say is not believed."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
