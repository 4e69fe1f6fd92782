"""The stage of a space's page, as the server draws it: who stands where, and what whom is offered about them."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from spaces.models import Actor, Space
from tests.views.evening import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def on_stage(live_space: Space, alice: User, mona: User, bob: User) -> Space:
    """Mona and Bob, and after them Alice, who was away."""
    for one in (mona, bob):
        live_space.invite_to_stage(one, by=Actor.of(alice))
        live_space.participants.get(user=one).join_stage(by=Actor.of(one))
    live_space.participants.get(user=alice).step_down(by=Actor.of(alice))
    live_space.place_of(bob).hold(by=Actor.of(alice))
    return live_space


def page(client: Client, space: Space) -> str:
    return client.get(reverse("space-detail", args=[space.slug])).text


def names(shown: str) -> list[str]:
    stage = shown.split('class="stage-list"')[1].split("</ul>")[0]
    return re.findall(r'data-part="name">([^<]*)<', stage)


def sheet(shown: str) -> str:
    return shown.split('data-sheet-target="content"')[1].split("</template>")[0]


def test_whoever_hosts_stands_first_however_late_they_came(on_stage: Space, alice: User, as_alice: Client) -> None:
    assert names(page(Client(), on_stage)) == ["Mona", "Bob"]
    on_stage.invite_to_stage(alice, by=Actor.of(alice))
    on_stage.participants.get(user=alice).join_stage(by=Actor.of(alice))
    assert names(page(Client(), on_stage)) == names(page(as_alice, on_stage)) == ["Alice", "Mona", "Bob"]


def test_a_tile_knows_what_its_sheet_will_say(on_stage: Space, bob: User) -> None:
    shown = page(Client(), on_stage)
    assert (
        f'data-person="{bob.person.hex}" data-handle="bob" data-picture="" data-role="none" data-held="true"' in shown
    )


def test_a_sheet_offers_verbs_to_whoever_moderates_and_a_report_to_whoever_is_signed_in(
    on_stage: Space, as_alice: Client, charlie: User
) -> None:
    stranger, listener = sheet(page(Client(), on_stage)), sheet(page(signed_in(charlie), on_stage))
    assert "mute/" not in stranger
    assert "report-abuse" not in stranger
    assert "mute/" not in listener
    assert "report-abuse" in listener
    for verb in ("mute", "move-to-audience", "hold", "release", "appoint", "dismiss", "remove", "ban", "report-abuse"):
        assert f"/people/00000000-0000-0000-0000-000000000000/{verb}/" in sheet(page(as_alice, on_stage))
