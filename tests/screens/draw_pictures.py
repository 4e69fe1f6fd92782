"""Draws an evening as it is, with voices, a full house and hands up: ``.screenshots/pictures/``, for the README."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from io import BytesIO
from pathlib import Path

import pytest
from channels.db import database_sync_to_async as run
from django.conf import settings
from PIL import Image, ImageDraw, ImageFilter
from playwright.async_api import expect

from accounts.models import User
from spaces.models import Space
from tests.bench.elsewhere import Elsewhere
from tests.e2e.person import Person

pytestmark = pytest.mark.e2e
FOLDER = Path(settings.BASE_DIR) / ".screenshots" / "pictures"
HOUSE = 56
NOTES = {"Ines": "The night baker on our street", "Tomasz": "", "Yara": "Who cleans the number 4 tram?"}
COLOURS = [
    ("#31474f", "#c9a27e"),
    ("#5a3d4e", "#e0b7a0"),
    ("#3f5a45", "#d8c39a"),
    ("#6b4a2f", "#f0d4b4"),
    ("#3b4168", "#b99b86"),
]
Arrive = Callable[..., Awaitable[Person]]


def portrait(seed: str) -> bytes:
    """Somebody's picture: two soft colours and a head, since no person's photograph is ours to show."""
    ground, figure = random.Random(seed).choice(COLOURS)
    picture = Image.new("RGB", (256, 256), ground)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((78, 48, 178, 148), fill=figure)
    draw.ellipse((28, 158, 228, 358), fill=figure)
    out = BytesIO()
    picture.filter(ImageFilter.GaussianBlur(1.5)).save(out, "WEBP", quality=80)
    return out.getvalue()


async def comes(arrive: Arrive, name: str, **context: object) -> Person:
    person = await arrive(name, **context)
    await person.signs_up()
    await run(lambda: User.objects.get(handle=name.lower()).show_picture(portrait(name)))()
    return person


async def joins_the_stage(person: Person, host: Person, path: str) -> None:
    await person.listens(path)
    await person.raises_hand()
    await host.press("Accept")
    await person.sees_button("Unmute")


async def shoot(person: Person, name: str) -> None:
    """As tall as the page, without what a pointer or the focus leaves."""
    await person.page.mouse.move(0, 0)
    size = person.page.viewport_size
    assert size
    tall = await person.page.evaluate("document.documentElement.scrollHeight")
    await person.page.set_viewport_size({"width": size["width"], "height": max(size["height"], tall)})
    await person.page.screenshot(path=FOLDER / f"{name}.png")


async def test_drawing_an_evening(arrive: Arrive) -> None:
    wide: dict[str, object] = {"viewport": {"width": 1280, "height": 800}}
    phone: dict[str, object] = {
        "viewport": {"width": 390, "height": 760}, "device_scale_factor": 2
    }  # fmt: skip
    alice = await comes(arrive, "Alice", **wide)
    bob, mona = await comes(arrive, "Bob", **wide), await comes(arrive, "Mona", **wide)
    layla = await comes(arrive, "Layla", **phone)
    path = await alice.goes_live("How a city learns to sleep again")
    space = await Space.objects.aget(slug=path.split("/")[2])
    for person in (bob, mona, layla):
        await joins_the_stage(person, alice, path)
    await run(lambda: space.place_of(User.objects.get(handle="mona")).appoint(by=space.actor(space.host)))()
    for name, note in NOTES.items():
        asking = await comes(arrive, name)
        await asking.listens(path)
        await asking.raises_hand(note)
    crowd = asyncio.create_task(Elsewhere(space.slug, HOUSE, HOUSE // 4).live())
    dana = await arrive("Dana", **phone)
    await dana.listens(path)
    await alice.press("Unmute")
    await dana.hears()
    for person in (alice, mona):
        await expect(person.page.locator('.speaker[data-voice="speaking"]').first).to_be_visible()
    await alice.sees("hands up", 30)
    await alice.turns_to("Hands")
    await shoot(alice, "host")
    await shoot(dana, "listener")
    await layla.press("العربيّة")
    await expect(layla.page.locator("[data-house-target=legend]").first).to_be_visible()
    await shoot(layla, "stage-in-arabic")
    await mona.opens("Bob")
    await mona.page.screenshot(path=FOLDER / "moderator.png")
    crowd.cancel()
