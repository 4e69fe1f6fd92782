"""One's own e-mail address."""

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.address import AddressForm, Move
from accounts.views.own import myself


@login_required
@never_cache
@reauthentication_required  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """Where mail works the new address has to answer; where none does, it is believed."""
    user = myself(request)
    form = AddressForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        move = Move(user.pk, user.email, form.cleaned_data["email"])
        if settings.MAIL_WORKS:
            move.ask()
            said = _("Open the link that we sent to %(email)s. Until then nothing changes.")
        else:
            move.make(user)
            said = _("You sign in as %(email)s from now on.")
        messages.success(request, said % {"email": move.new})
        return redirect("settings-email")
    return render(
        request, "accounts/settings_email.html", {"form": form, "tab": "email"}, status=400 if form.errors else 200
    )


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """From the mail. Opening it changes nothing: some programs open every link in a mail."""
    user = myself(request)
    move = Move.read(token, user)
    if move and request.method == "POST":
        move.make(user)
        messages.success(request, _("You sign in as %(email)s from now on.") % {"email": move.new})
        return redirect("settings-email")
    context = {"move": move, "tab": "email"}
    return render(request, "accounts/settings_email_confirm.html", context, status=200 if move else 410)
