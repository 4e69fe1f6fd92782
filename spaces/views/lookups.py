"""Who asks, and for which space: the lookup is the authorisation."""

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.context import viewer
from accounts.guests import Guest
from accounts.models import User
from accounts.passes import COOKIE, Pass
from spaces.exceptions import NameNeeded, NotAllowed, PassRevoked
from spaces.models import Space
from spaces.permissions import Permission


def me(request: HttpRequest) -> User:
    """Whoever is signed in: for views that require it."""
    assert isinstance(request.user, User)
    return request.user


def guest(request: HttpRequest) -> Guest | None:
    """Who holds a pass and no account, perhaps without a name yet."""
    return Guest.holding(Pass.read(request.COOKIES.get(COOKIE)))


def whoever(request: HttpRequest) -> User | Guest:
    """Somebody with a name: signed in, or a guest. Raises NameNeeded, or PassRevoked where a session has run out."""
    if who := viewer(request):
        return who
    held = Pass.read(request.COOKIES.get(COOKIE))
    if held and held.account is not None:
        raise PassRevoked
    by_name = Guest.holding(held)
    if by_name is None or not by_name.display_name:
        raise NameNeeded
    return by_name


def eyes(request: HttpRequest, space: Space) -> User | Guest | None:
    """Whose eyes a page is for. The pass is read only where a page is not shared anyway."""
    return viewer(request) or (guest(request) if space.private else None)


def space_for(request: HttpRequest, slug: str) -> Space:
    """The space, if whoever asks may open it; 404 if not. A guest is known by their pass, where that matters."""
    found = Space.objects.visible_to(viewer(request)).filter(slug=slug).first()
    return found or get_object_or_404(Space.objects.visible_to(guest(request)), slug=slug)


def space_to_decide_in(request: HttpRequest, slug: str, permission: Permission) -> Space:
    """The space, for whoever may decide this in it; NotAllowed for all others who may open it."""
    space = space_for(request, slug)
    if permission not in space.powers_of(viewer(request)):
        raise NotAllowed
    return space


def signed_in_here(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES and viewer(request) is not None
