from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User


@admin.register(User)
class UserAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """People are looked up here; what changes them are verbs, on the people page."""

    list_display = ("display_name", "handle", "email", "is_active", "is_staff", "may_host", "created_at")
    search_fields = ("display_name", "handle", "email")
    fields = ("display_name", "handle", "email", "timezone", "may_host", "is_staff", "is_active", "created_at")
    readonly_fields = fields
    actions = ("suspend", "delete_account")

    @admin.action(description=_("Suspend: sign out everywhere, keep out"))
    def suspend(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for user in queryset:
            user.suspend()

    @admin.action(description=_("Delete the account: what they did stays on record, under no name"))
    def delete_account(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for user in queryset.exclude(email=getattr(request.user, "email", None)):
            user.delete_account()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False
