"""Pages and form posts. What is outside Django is listed in ``endpoints/__init__.py``."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from spaces.views import home, space

# One place to sign in, with its limits on guessing.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("", home.home, name="home"),
    path("new/", space.new, name="space-new"),
    path("s/<slug:slug>/", space.detail, name="space-detail"),
    path("s/<slug:slug>/start/", space.start, name="space-start"),
    path("s/<slug:slug>/end/", space.end, name="space-end"),
    path("admin/", admin.site.urls),
    path("", include("accounts.urls")),
]
