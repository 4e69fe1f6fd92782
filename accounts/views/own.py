"""What people set about themselves."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from accounts.passes import Pass
from accounts.profile_form import PictureForm, ProfileForm


def myself(request: HttpRequest) -> User:
    """Whoever is signed in, read anew: what a form finds wrong with them is not theirs yet."""
    return get_object_or_404(User, pk=request.user.pk)


def _page(request: HttpRequest, form: ProfileForm, picture_form: PictureForm) -> HttpResponse:
    wrong = bool(form.errors or picture_form.errors)
    context = {"form": form, "picture_form": picture_form, "tab": "profile"}
    return render(request, "accounts/settings_profile.html", context, status=400 if wrong else 200)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """A new name is also told to the pass of this browser."""
    user = myself(request)
    form = ProfileForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid() and _introduced(user, form):
        messages.success(request, _("Saved. This is how others see you now."))
        response = redirect("settings")
        Pass.for_user(user).give(response)
        return response
    return _page(request, form, PictureForm())


def _introduced(user: User, form: ProfileForm) -> bool:
    """False where somebody took the handle at the same moment, as the form says then."""
    try:
        user.introduce(**form.cleaned_data)
    except IntegrityError:
        if form.is_still_valid():
            raise
        return False
    return True


@login_required
@require_POST
def show_picture(request: HttpRequest) -> HttpResponse:
    user = myself(request)
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, ProfileForm(user=user), form)
    user.show_picture(form.webp)
    messages.success(request, _("This is your picture now."))
    return redirect("settings")


@login_required
@require_POST
def drop_picture(request: HttpRequest) -> HttpResponse:
    myself(request).drop_picture()
    messages.success(request, _("Your picture is gone."))
    return redirect("settings")
