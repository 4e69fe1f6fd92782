"""Pages and form posts; each post is a verb. What is outside Django is listed in ``endpoints/__init__.py``."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from spaces.models import Hand, Participant, Space
from spaces.views import home, mine, space
from spaces.views.verbs import on_hand, on_place, on_space

# One place to sign in, with its limits on guessing.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

of_a_space = [
    path("", space.detail, name="space-detail"),
    path("start/", on_space(Space.start), name="space-start"),
    path("end/", on_space(Space.end), name="space-end"),
    path("hand/raise/", mine.raise_hand, name="hand-raise"),
    path("hand/lower/", mine.lower_hand, name="hand-lower"),
    path("step-down/", mine.step_down, name="stage-step-down"),
    path("hands/open/", on_space(Space.open_hands), name="hands-open"),
    path("hands/close/", on_space(Space.close_hands), name="hands-close"),
    path("hands/<uuid:key>/accept/", on_hand(Hand.accept), name="hand-accept"),
    path("hands/<uuid:key>/dismiss/", on_hand(Hand.dismiss), name="hand-dismiss"),
    path("mute-all/", on_space(Space.mute_all), name="stage-mute-all"),
    path("people/<uuid:person>/mute/", on_place(Participant.mute), name="stage-mute"),
    path("people/<uuid:person>/move-to-audience/", on_place(Participant.move_to_audience), name="stage-move"),
    path("people/<uuid:person>/appoint/", on_place(Participant.appoint), name="moderator-appoint"),
    path("people/<uuid:person>/dismiss/", on_place(Participant.dismiss), name="moderator-dismiss"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("new/", space.new, name="space-new"),
    path("s/<slug:slug>/", include(of_a_space)),
    path("admin/", admin.site.urls),
    path("", include("accounts.urls")),
]
