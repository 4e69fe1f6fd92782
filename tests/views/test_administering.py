"""What administrators do about spaces and people, from the admin's pages: the same verbs, named in the ledger."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.revocations import revoked_epochs
from spaces.models import AbuseReport, Actor, Space
from tests.views.evening import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_admin(admin: User) -> Client:
    return signed_in(admin)


def do(client: Client, model: str, action: str, *pks: int) -> str:
    app = "accounts" if model == "user" else "spaces"
    answer = client.post(
        reverse(f"admin:{app}_{model}_changelist"), {"action": action, "_selected_action": pks}, follow=True
    )
    assert answer.status_code == 200
    return answer.text


def test_ending_a_space_stands_in_its_ledger_under_their_name(
    as_admin: Client, live_space: Space, alice: User, admin: User
) -> None:
    do(as_admin, "space", "end", live_space.pk)
    live_space.refresh_from_db()
    assert live_space.state == "ended"
    assert live_space.events.get(kind="space.ended").actor == f"administrator:{admin.person.hex}"
    assert (
        "<bdi>Ada</bdi> (administrator) ended the space."
        in signed_in(alice).get(reverse("space-ledger", args=[live_space.slug])).text
    )


def test_a_refusal_is_told_and_the_others_are_done(as_admin: Client, live_space: Space, alice: User) -> None:
    later = Space.schedule(host=alice, title="Another day")
    said = do(as_admin, "space", "cancel", live_space.pk, later.pk)
    assert "has started already" in said
    later.refresh_from_db()
    assert later.state == "cancelled"


def test_spaces_events_and_reports_are_not_edited(as_admin: Client, live_space: Space) -> None:
    event = live_space.events.first()
    assert event
    for model, pk in (("space", live_space.pk), ("event", event.pk)):
        assert as_admin.get(reverse(f"admin:spaces_{model}_add")).status_code == 403
        assert as_admin.post(reverse(f"admin:spaces_{model}_change", args=[pk]), {"title": "x"}).status_code == 403
        assert as_admin.post(reverse(f"admin:spaces_{model}_delete", args=[pk]), {"post": "yes"}).status_code == 403
    page = as_admin.get(reverse("admin:spaces_space_change", args=[live_space.pk])).text
    assert live_space.room not in page


def test_suspending_somebody_signs_them_out_everywhere(as_admin: Client, dana: User) -> None:
    browser = signed_in(dana)
    do(as_admin, "user", "suspend", dana.pk)
    assert browser.get(reverse("space-new")).status_code == 302
    assert dana.pk in revoked_epochs()
    dana.refresh_from_db()
    assert not dana.is_active


def test_deleting_an_account_leaves_what_was_done_under_no_name(
    as_admin: Client, live_space: Space, alice: User, admin: User
) -> None:
    do(as_admin, "user", "delete_account", alice.pk, admin.pk)
    admin.refresh_from_db()
    assert admin.deleted_at is None
    page = as_admin.get(reverse("space-ledger", args=[live_space.slug])).text
    assert "<bdi>Deleted account</bdi> went live." in page


def test_whoever_is_deleted_leaves_their_spaces_to_a_moderator_or_they_are_over(
    as_admin: Client, live_space: Space, alice: User, mona: User, bob: User, admin: User, settings: object
) -> None:
    settings.HOSTING = "anyone"  # type: ignore[attr-defined]
    live_space.place_of(mona).appoint(by=Actor.of(alice))
    later = Space.schedule(host=alice, title="Another day")
    elsewhere = Space.schedule(host=bob, title="Elsewhere", visibility="private")
    elsewhere.place_of(alice).appoint(by=Actor.of(bob))
    do(as_admin, "user", "delete_account", alice.pk)
    for one in (live_space, later, elsewhere, alice):
        one.refresh_from_db()
    assert alice.deleted_at
    assert (live_space.host, live_space.state, later.state) == (mona, "live", "cancelled")
    assert not elsewhere.participants.moderators().exists()
    for space, kind in ((live_space, "host.changed"), (later, "space.cancelled"), (elsewhere, "moderator.dismissed")):
        assert space.events.get(kind=kind).actor == f"administrator:{admin.person.hex}"


@pytest.mark.parametrize("path", ["admin:index", "admin:spaces_space_changelist", "admin:accounts_user_changelist"])
def test_the_admin_is_for_administrators(path: str, dana: User) -> None:
    assert signed_in(dana).get(reverse(path)).status_code in (302, 403)
    assert Client().get(reverse(path)).status_code == 302


def test_a_report_reaches_the_administrators_with_where_to_look(
    as_admin: Client, admin: User, live_space: Space, dana: User, bob: User
) -> None:
    live_space.place_of(bob)
    reporting = reverse("person-report-abuse", args=[live_space.slug, bob.person])
    thanked = signed_in(dana).post(reporting, {"words": "<b>Rude</b>"}, follow=True)
    assert "Thank you" in thanked.text
    report = AbuseReport.objects.get()
    assert (report.by, report.about, report.seq) == (dana.person, bob.person, live_space.last_seq)
    page = as_admin.get(reverse("admin:spaces_abusereport_changelist")).text
    assert f"?entry={report.seq}#entry-{report.seq}" in page
    assert "Bob" in page
    assert "<b>Rude" not in page
    do(as_admin, "abusereport", "close", report.pk)
    report.refresh_from_db()
    assert report.closed_by == admin


def test_a_report_without_words_is_asked_for_them(live_space: Space, dana: User) -> None:
    reporting = reverse("space-report-abuse", args=[live_space.slug])
    for words in ("", "  ", "x" * 2001):
        assert signed_in(dana).post(reporting, {"words": words}).status_code == 400
    assert not AbuseReport.objects.exists()


def test_administrators_moderate_a_private_space_they_were_not_let_into(
    as_admin: Client, admin: User, alice: User
) -> None:
    private = Space.schedule(host=alice, title="Behind the curtain", visibility="private")
    private.start(by=Actor.of(alice))
    assert as_admin.post(reverse("space-lock", args=[private.slug])).status_code == 302
    assert private.events.get(kind="space.locked").actor == f"administrator:{admin.person.hex}"
