"""What can't be undone asks first: in the room by a sheet, and without script at the verb's own address."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from spaces.live.redis import RedisError
from spaces.models import Space
from spaces.views import over

pytestmark = pytest.mark.django_db


def post_forms(page: str, action: str) -> list[str]:
    """What stands on the buttons of the forms that post to an address."""
    forms = re.findall(rf'<form method="post" action="{action}">(.*?)</form>', page, re.S)
    return [re.sub(r"<[^>]+>", " ", form).strip() for form in forms]


@pytest.fixture
def heard_by(monkeypatch: pytest.MonkeyPatch) -> None:
    async def here(slug: str) -> int:
        return 4812

    monkeypatch.setattr(over, "here", here)


def test_without_script_ending_asks_and_names_how_many_listen(
    as_alice: Client, live_space: Space, heard_by: None
) -> None:
    address = reverse("space-end", args=[live_space.slug])
    asked = as_alice.get(address)
    assert asked["Cache-Control"].find("no-store") > -1
    assert "End the space? 4812 people are listening." in asked.text
    assert len(post_forms(asked.text, address)) == 1
    assert f'href="{live_space.get_absolute_url()}"' in asked.text
    live_space.refresh_from_db()
    assert live_space.state == "live"
    assert as_alice.post(address)["Location"] == live_space.get_absolute_url()
    live_space.refresh_from_db()
    assert live_space.state == "ended"


def test_where_nobody_can_count_it_asks_all_the_same(
    as_alice: Client, live_space: Space, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unavailable(slug: str) -> int:
        raise RedisError

    monkeypatch.setattr(over, "here", unavailable)
    asked = as_alice.get(reverse("space-end", args=[live_space.slug]))
    assert (asked.status_code, "End the space?</h1>" in asked.text) == (200, True)


def test_so_does_cancelling(as_alice: Client, space: Space) -> None:
    address = reverse("space-cancel", args=[space.slug])
    asked = as_alice.get(address).text
    assert "People who planned to come see that it is cancelled." in asked
    assert len(post_forms(asked, address)) == 1
    space.refresh_from_db()
    assert space.state == "scheduled"


def test_in_the_room_no_button_of_the_page_itself_ends_it(as_alice: Client, live_space: Space) -> None:
    """The one that does stands in the sheet, behind the one that goes on."""
    page = as_alice.get(live_space.get_absolute_url()).text
    action = reverse("space-end", args=[live_space.slug])
    outside = re.sub(r"<dialog.*?</dialog>", "", page, flags=re.S)
    assert post_forms(outside, action) == []
    assert f'<form method="get" action="{action}"' in outside
    sheet = next(one for one in re.findall(r"<dialog.*?</dialog>", page, re.S) if action in one)
    answers = re.findall(r"<button[^>]*>([^<]+)<", sheet)
    assert answers == ["Keep going", "End space"]
    assert 'formmethod="dialog" autofocus' in sheet
