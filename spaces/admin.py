from django.contrib import admin
from django.http import HttpRequest

from spaces.models import Event, Space


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Looked up here, changed by verbs only."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Space)
class SpaceAdmin(ReadOnly):
    list_display = ("title", "host", "state", "visibility", "created_at", "started_at", "ended_at")
    list_filter = ("state", "visibility")
    search_fields = ("title", "slug", "host__handle")
    exclude = ("room",)


@admin.register(Event)
class EventAdmin(ReadOnly):
    list_display = ("space", "seq", "at", "kind", "actor", "cause")
    list_filter = ("kind",)
    search_fields = ("space__slug",)
    ordering = ("-at",)
