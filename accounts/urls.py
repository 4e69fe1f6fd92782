"""Signing up, in and out, and what administrators do for people."""

from allauth.account.urls import urlpatterns as allauth_patterns
from django.conf import settings
from django.urls import include, path

from accounts.views import address, blocks, own, passes, people, pictures, sign_up

OF_ALLAUTH = {
    "account_login",
    "account_inactive",
    "account_reauthenticate",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}
"""The pages of allauth that this site has words and a look for."""

urlpatterns = [
    path("accounts/signup/", sign_up.SignUp.as_view(), name="account_signup"),
    path("accounts/logout/", sign_up.SignOut.as_view(), name="account_logout"),
    path("accounts/provider/signup/", sign_up.ProviderSignUp.as_view(), name="socialaccount_signup"),
    path("accounts/provider/", include("allauth.socialaccount.urls")),
    path("accounts/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("accounts/", include([page for page in allauth_patterns if page.name in OF_ALLAUTH])),
    path("invitation/<str:token>/", sign_up.invitation, name="invitation"),
    path("pass/", passes.renew, name="pass-renew"),
    path("pass/name/", passes.give_name, name="pass-name"),
    path("pass/shown/", passes.choose_shown, name="pass-shown"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="people-invite"),
    path("people/<int:pk>/approve/", people.approve, name="people-approve"),
    path("people/invitations/<int:pk>/revoke/", people.revoke_invitation, name="people-invitation-revoke"),
    path("people/<int:pk>/turn-away/", people.turn_away, name="people-turn-away"),
    path("people/<int:pk>/suspend/", people.suspend, name="people-suspend"),
    path("people/<int:pk>/reinstate/", people.reinstate, name="people-reinstate"),
    path("people/<int:pk>/hosting/", people.set_hosting, name="people-hosting"),
    path("people/<int:pk>/password-link/", people.password_link, name="people-password-link"),
    path("picture/<uuid:person>/<slug:digest>.webp", pictures.picture, name="picture"),
    path("settings/", own.profile, name="settings"),
    path("settings/picture/", own.show_picture, name="settings-picture"),
    path("settings/picture/drop/", own.drop_picture, name="settings-picture-drop"),
    *([path("settings/security/", include("allauth.mfa.urls"))] if settings.MFA else []),
    path("settings/email/", address.address, name="settings-email"),
    path("settings/email/<str:token>/", address.confirm, name="settings-email-confirm"),
    path("settings/blocked/", blocks.blocked, name="settings-blocked"),
    path("settings/blocked/<uuid:person>/block/", blocks.block, name="person-block"),
    path("settings/blocked/<uuid:person>/unblock/", blocks.unblock, name="person-unblock"),
]
