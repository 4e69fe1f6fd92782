"""What operators see of spaces. What they decide are the same verbs as everybody's, and stand in the ledger."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from spaces.exceptions import SpaceError
from spaces.models import AbuseReport, Event, Space


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
    list_display = ("title", "host", "state", "visibility", "created_at", "started_at", "ended_at", "open_it")
    list_filter = ("state", "visibility")
    search_fields = ("title", "slug", "host__handle")
    exclude = ("room",)
    actions = ("end", "cancel")

    @admin.display(description=_("Moderate"))
    def open_it(self, space: Space) -> SafeString:
        return format_html('<a href="{}">{}</a>', space.get_absolute_url(), _("open"))

    @admin.action(description=_("End: for everyone, now"))
    def end(self, request: HttpRequest, queryset: QuerySet[Space]) -> None:
        self._each(request, queryset, "end")

    @admin.action(description=_("Cancel: it will not take place"))
    def cancel(self, request: HttpRequest, queryset: QuerySet[Space]) -> None:
        self._each(request, queryset, "cancel")

    def _each(self, request: HttpRequest, queryset: QuerySet[Space], verb: str) -> None:
        assert isinstance(request.user, User)
        for space in queryset:
            try:
                getattr(space, verb)(by=space.actor(request.user))
            except SpaceError as refusal:
                self.message_user(request, f"{space}: {refusal}", messages.WARNING)


@admin.register(Event)
class EventAdmin(ReadOnly):
    list_display = ("space", "seq", "at", "kind", "actor", "cause")
    list_filter = ("kind",)
    search_fields = ("space__slug",)
    ordering = ("-at",)


@admin.register(AbuseReport)
class AbuseReportAdmin(ReadOnly):
    """What people tell about spaces and each other; the link leads to where something can be done."""

    list_display = ("made_at", "space", "whom", "words", "ledger", "closed_at", "closed_by")
    list_filter = (("closed_at", admin.EmptyFieldListFilter),)
    search_fields = ("space__slug", "words")
    ordering = ("-made_at",)
    actions = ("close",)

    @admin.display(description=_("About"))
    def whom(self, report: AbuseReport) -> str:
        place = report.space.participants.filter(person=report.about).first() if report.about else None
        return place.name if place else ""

    @admin.display(description=_("Record"))
    def ledger(self, report: AbuseReport) -> SafeString:
        address = reverse("space-ledger", args=[report.space.slug])
        return format_html('<a href="{}?entry={}#entry-{}">{}</a>', address, report.seq, report.seq, report.seq)

    @admin.action(description=_("Close: it was dealt with"))
    def close(self, request: HttpRequest, queryset: QuerySet[AbuseReport]) -> None:
        assert isinstance(request.user, User)
        for report in queryset:
            report.close(by=request.user)
