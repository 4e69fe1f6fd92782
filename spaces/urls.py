"""Pages and form posts. What is outside Django is listed in ``endpoints/__init__.py``."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from spaces.views import hand, home, space, stage

# One place to sign in, with its limits on guessing.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("", home.home, name="home"),
    path("new/", space.new, name="space-new"),
    path("s/<slug:slug>/", space.detail, name="space-detail"),
    path("s/<slug:slug>/start/", space.start, name="space-start"),
    path("s/<slug:slug>/end/", space.end, name="space-end"),
    path("s/<slug:slug>/hand/raise/", hand.raise_hand, name="hand-raise"),
    path("s/<slug:slug>/hand/lower/", hand.lower, name="hand-lower"),
    path("s/<slug:slug>/hands/open/", hand.open_hands, name="hands-open"),
    path("s/<slug:slug>/hands/close/", hand.close_hands, name="hands-close"),
    path("s/<slug:slug>/hands/<uuid:key>/accept/", hand.accept, name="hand-accept"),
    path("s/<slug:slug>/hands/<uuid:key>/dismiss/", hand.dismiss, name="hand-dismiss"),
    path("s/<slug:slug>/step-down/", stage.step_down, name="stage-step-down"),
    path("s/<slug:slug>/mute-all/", stage.mute_all, name="stage-mute-all"),
    path("s/<slug:slug>/people/<uuid:person>/mute/", stage.mute, name="stage-mute"),
    path("s/<slug:slug>/people/<uuid:person>/move-to-audience/", stage.move_to_audience, name="stage-move"),
    path("s/<slug:slug>/people/<uuid:person>/appoint/", stage.appoint, name="moderator-appoint"),
    path("s/<slug:slug>/people/<uuid:person>/dismiss/", stage.dismiss, name="moderator-dismiss"),
    path("admin/", admin.site.urls),
    path("", include("accounts.urls")),
]
