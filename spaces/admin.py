"""What operators see of spaces and people. They decide by the same verbs as everybody, which stand in the ledger."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from spaces.exceptions import SpaceError
from spaces.models import AbuseReport, Actor, Event, Space
from spaces.models.leaving import delete_account

M = TypeVar("M", bound=Model)


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Looked up here, changed by verbs only."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


def each(
    model_admin: "admin.ModelAdmin[Any]", request: HttpRequest, them: Iterable[M], verb: Callable[[M], object]
) -> None:
    """Do it to one after the other; a refusal is told, and keeps none of the others."""
    for one in them:
        try:
            verb(one)
        except SpaceError as refusal:
            model_admin.message_user(request, f"{one}: {refusal}", messages.WARNING)


@admin.register(User)
class UserAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """People are looked up here, changed by verbs. Not in ``accounts``: whoever is deleted leaves spaces."""

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
        """Their spaces go to a moderator or are over, as when they delete it themselves. One's own is not for here."""
        me = request.user
        assert isinstance(me, User)
        each(self, request, queryset.exclude(pk=me.pk), lambda user: delete_account(user, by=me))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
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
        self._each(request, queryset, Space.end)

    @admin.action(description=_("Cancel: it will not take place"))
    def cancel(self, request: HttpRequest, queryset: QuerySet[Space]) -> None:
        self._each(request, queryset, Space.cancel)

    def _each(self, request: HttpRequest, queryset: QuerySet[Space], verb: Callable[..., object]) -> None:
        assert isinstance(request.user, User)
        by = Actor.of(request.user)
        each(self, request, queryset, lambda space: verb(space, by=by))


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

    @admin.display(description=_("Activity log"))
    def ledger(self, report: AbuseReport) -> SafeString:
        address = reverse("space-ledger", args=[report.space.slug])
        return format_html('<a href="{}?entry={}#entry-{}">{}</a>', address, report.seq, report.seq, report.seq)

    @admin.action(description=_("Close: it was dealt with"))
    def close(self, request: HttpRequest, queryset: QuerySet[AbuseReport]) -> None:
        assert isinstance(request.user, User)
        for report in queryset:
            report.close(by=request.user)
