"""Pictures of people, as browsers ask for them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.models import Picture

FOREVER = "public, max-age=31536000, immutable"


@require_safe
def picture(request: HttpRequest, person: UUID, digest: str) -> HttpResponse:
    """The same for everybody, for good: another picture has another address. What was replaced is gone."""
    kept = get_object_or_404(Picture, user__person=person, digest=digest)
    return HttpResponse(
        bytes(kept.webp),
        content_type="image/webp",
        headers={
            "Cache-Control": FOREVER,
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Content-Disposition": "inline",
        },
    )
