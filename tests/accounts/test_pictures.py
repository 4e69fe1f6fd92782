"""A picture is what it is measured to be, whatever the file says it is; nothing of what it carried is kept."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, PngImagePlugin

from accounts import pictures
from accounts.pictures import ORIENTATION, SIDE, square

RED, BLUE = (220, 20, 20), (20, 20, 220)


def picture(kind: str, size: tuple[int, int] = (400, 300), mode: str = "RGB", **more: Any) -> bytes:
    out = BytesIO()
    Image.new(mode, size, 1 if mode == "P" else None).save(out, kind, **more)
    return out.getvalue()


def claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is so large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


def red_above_blue(orientation: int) -> bytes:
    """As a camera that was held so writes it: upright, red is above."""
    image = Image.new("RGB", (300, 300), RED)
    image.paste(BLUE, (0, 150, 300, 300))
    turned = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    exif, out = Image.Exif(), BytesIO()
    exif[ORIENTATION] = orientation
    (image.transpose(turned[orientation]) if orientation in turned else image).save(out, "JPEG", exif=exif)
    return out.getvalue()


def opened(webp: bytes) -> Image.Image:
    return Image.open(BytesIO(webp), formats=["WEBP"])


GOOD: dict[str, Callable[[], bytes]] = {
    "jpeg": lambda: picture("JPEG"),
    "grey jpeg": lambda: picture("JPEG", mode="L"),
    "cmyk jpeg": lambda: picture("JPEG", mode="CMYK"),
    "png": lambda: picture("PNG", mode="RGBA"),
    "palette png": lambda: picture("PNG", mode="P"),
    "deep grey png": lambda: picture("PNG", mode="I;16"),
    "webp": lambda: picture("WEBP"),
    "gif": lambda: picture("GIF"),
    "animated gif": lambda: picture(
        "GIF", save_all=True, append_images=[Image.new("RGB", (400, 300), (n, n, n)) for n in range(30)]
    ),
    "animated webp": lambda: picture("WEBP", save_all=True, append_images=[Image.new("RGB", (400, 300), BLUE)]),
    "one pixel": lambda: picture("PNG", (1, 1)),
    "very wide": lambda: picture("PNG", (9000, 2)),
    "with a page behind it": lambda: picture("GIF") + b"<script>alert(1)</script>",
}
BAD: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "an svg": lambda: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "a page": lambda: b"<!doctype html><script>alert(1)</script>",
    "a page that begins as a gif": lambda: b"GIF89a<script>alert(1)</script>",
    "a truncated jpeg": lambda: picture("JPEG", (900, 900))[:900],
    "a truncated png": lambda: picture("PNG")[:60],
    "a truncated webp": lambda: picture("WEBP")[:40],
    "a truncated gif": lambda: picture("GIF")[:20],
    "a bmp": lambda: picture("BMP"),
    "a tiff": lambda: picture("TIFF"),
    "a pdf": lambda: picture("PDF"),
    "an icon": lambda: picture("ICO"),
    "a bomb": lambda: claims(30_000, 30_000),
    "a little too many pixels": lambda: claims(8000, 5001),
    "a png with less than it says": lambda: claims(400, 300),
    "a png of no size": lambda: claims(0, 0),
    "too many bytes": lambda: picture("JPEG") + b"\0" * pictures.MOST_BYTES,
}


@pytest.mark.parametrize("kind", GOOD)
def test_what_is_a_picture_becomes_a_small_square(kind: str) -> None:
    kept = opened(square(BytesIO(GOOD[kind]())))
    assert (kept.format, kept.size, getattr(kept, "n_frames", 1)) == ("WEBP", (SIDE, SIDE), 1)


@pytest.mark.parametrize("kind", BAD)
def test_what_is_none_is_refused_with_words(kind: str) -> None:
    with pytest.raises(ValidationError) as refused:
        square(BytesIO(BAD[kind]()))
    assert refused.value.code in ("unreadable", "too_large")


def test_a_bomb_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image.Image, "convert", lambda *_: pytest.fail("decoded"))
    with pytest.raises(ValidationError):
        square(BytesIO(claims(8000, 5001)))


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_it_stands_as_the_camera_was_held(orientation: int) -> None:
    kept = opened(square(BytesIO(red_above_blue(orientation)))).convert("RGB")
    above, below = kept.getpixel((SIDE // 2, 20)), kept.getpixel((SIDE // 2, SIDE - 20))
    assert isinstance(above, tuple)
    assert isinstance(below, tuple)
    assert above[0] > above[2]
    assert below[2] > below[0]


def test_the_middle_is_kept() -> None:
    image, out = Image.new("RGB", (900, 300), BLUE), BytesIO()
    image.paste(RED, (300, 0, 600, 300))
    image.save(out, "PNG")
    kept = opened(square(BytesIO(out.getvalue()))).convert("RGB")
    for x in (6, SIDE - 6):
        pixel = kept.getpixel((x, SIDE // 2))
        assert isinstance(pixel, tuple)
        assert pixel[0] > pixel[2]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_it_carried_is_kept(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    more: dict[str, Any] = {"exif": exif, "icc_profile": b"profile of mine"}
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", "taken at home")
        more["pnginfo"] = text
    given = picture(kind, **more)
    assert b"taken at home" in given
    kept = square(BytesIO(given))
    assert b"taken at home" not in kept
    assert b"profile of mine" not in kept
    assert not opened(kept).getexif()


def test_what_can_be_seen_through_stays_so() -> None:
    assert opened(square(BytesIO(picture("PNG", mode="RGBA")))).mode == "RGBA"
