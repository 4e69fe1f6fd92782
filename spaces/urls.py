"""Pages and form posts; each post is a verb. What is outside Django is listed in ``endpoints/__init__.py``."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from spaces.models import Hand, Participant, Space
from spaces.views import (
    abuse,
    check,
    home,
    invitation,
    language,
    leaving,
    ledger,
    mine,
    over,
    people,
    profile,
    space,
    verbs,
)
from spaces.views.verbs import on_hand, on_place, on_space

# One place to sign in, with its limits on guessing.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

of_a_person = [
    path("invite-to-stage/", on_place(Participant.invite_to_stage), name="stage-invite"),
    path("move-to-audience/", on_place(Participant.move_to_audience), name="stage-move"),
    path("mute/", on_place(Participant.mute), name="stage-mute"),
    path("hold/", on_place(Participant.hold), name="stage-hold"),
    path("release/", on_place(Participant.release), name="stage-release"),
    path("remove/", on_place(Participant.remove), name="person-remove"),
    path("ban/", people.ban, name="person-ban"),
    path("appoint/", on_place(Participant.appoint), name="moderator-appoint"),
    path("dismiss/", on_place(Participant.dismiss), name="moderator-dismiss"),
    path("hand-over/", verbs.hand_over, name="host-change"),
    path("report-abuse/", abuse.report_abuse, name="person-report-abuse"),
]

of_a_space: list[URLPattern | URLResolver] = [
    path("", space.detail, name="space-detail"),
    path("edit/", space.edit, name="space-edit"),
    path("postpone/", space.postpone, name="space-postpone"),
    path("start/", on_space(Space.start), name="space-start"),
    path("cancel/", over.cancel, name="space-cancel"),
    path("end/", over.end, name="space-end"),
    path("lock/", on_space(Space.lock), name="space-lock"),
    path("unlock/", on_space(Space.unlock), name="space-unlock"),
    path("pin/", space.pin, name="space-pin"),
    path("unpin/", on_space(Space.unpin), name="space-unpin"),
    path("hand/raise/", mine.raise_hand, name="hand-raise"),
    path("hand/lower/", mine.lower_hand, name="hand-lower"),
    path("stage/join/", mine.join_stage, name="stage-join"),
    path("stage/decline/", mine.decline_stage, name="stage-decline"),
    path("step-down/", mine.step_down, name="stage-step-down"),
    path("hands/open/", on_space(Space.open_hands), name="hands-open"),
    path("hands/close/", on_space(Space.close_hands), name="hands-close"),
    path("hands/<uuid:key>/accept/", on_hand(Hand.accept), name="hand-accept"),
    path("hands/<uuid:key>/dismiss/", on_hand(Hand.dismiss), name="hand-dismiss"),
    path("mute-all/", on_space(Space.mute_all), name="stage-mute-all"),
    path("panic/", on_space(Space.panic), name="stage-panic"),
    path("panic/release/", on_space(Space.release), name="stage-release-all"),
    path("drawer/", people.drawer, name="space-drawer"),
    path("people/", people.people, name="space-people"),
    path("people/list/", people.people_list, name="space-people-list"),
    path("people/<uuid:person>/", include(of_a_person)),
    path("invite-to-stage/", people.invite_to_stage, name="stage-invite-handle"),
    path("bans/<uuid:key>/lift/", verbs.lift_ban, name="ban-lift"),
    path("invitations/", people.make_invitation, name="invitation-make"),
    path("invitations/<uuid:key>/revoke/", verbs.revoke_invitation, name="invitation-revoke"),
    path("invitation/<str:token>/", invitation.redeem, name="invitation-redeem"),
    path("ledger/", ledger.ledger, name="space-ledger"),
    path("ledger/<int:seq>/erase/", ledger.erase_words, name="words-erase"),
    path("report-abuse/", abuse.report_abuse, name="space-report-abuse"),
]

of_languages = [
    path("", language.choose, name="language"),
    path("<slug:language>.<slug:version>.js", language.words, name="language-words"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("check/", check.check, name="check"),
    path("new/", space.new, name="space-new"),
    path("s/<slug:slug>/", include(of_a_space)),
    path("@<str:handle>/", profile.profile, name="profile"),
    path("settings/delete/", leaving.leave, name="settings-delete"),
    path("language/", include(of_languages)),
    path("admin/", admin.site.urls),
    path("", include("accounts.urls")),
]
