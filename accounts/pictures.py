"""Pictures that people upload: measured before they are decoded, cut square, written anew without what they carried."""

import struct
import zlib
from io import BytesIO
from threading import Lock
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

SIDE = 256
"""Pixels of what is kept, each way."""
MOST_BYTES = 8 * 1024 * 1024
MOST_PIXELS = 40_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
"""The only readers that are tried, whatever the file is called. SVG is a document, not a picture."""
UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    ArithmeticError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""What Pillow raises at files that are broken, cut short, or made to break it."""

ORIENTATION = 0x0112
"""EXIF's number for how the camera was held."""
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

_one_at_a_time = Lock()
"""40 million pixels take 160 MB while they are made small: no more than that a process."""


def square(given: IO[bytes]) -> bytes:
    """The middle of a picture as a WebP of SIDE pixels each way. ValidationError, with words, for anything else."""
    _require_small(given)
    try:
        with _one_at_a_time, Image.open(given, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValidationError(_("This picture has more than 40 megapixels. Make it smaller."), code="too_large")
            return _written(_upright(image))
    except UNREADABLE as error:
        raise ValidationError(
            _("This can't be read as a picture. Choose a JPEG, PNG, WebP or GIF."), code="unreadable"
        ) from error


def _require_small(given: IO[bytes]) -> None:
    size = given.seek(0, 2)
    given.seek(0)
    if size > MOST_BYTES:
        raise ValidationError(_("This file has more than 8 MB. Choose a smaller one."), code="too_large")


def _upright(image: Image.Image) -> Image.Image:
    """Cut first, as that is cheaper; turning it as its camera says changes nothing about the middle."""
    image.draft("RGB", (2 * SIDE, 2 * SIDE))
    mode = "RGBA" if image.has_transparency_data else "RGB"
    orientation = image.getexif().get(ORIENTATION)
    small = ImageOps.fit(image.convert(mode), (SIDE, SIDE), Image.Resampling.LANCZOS)
    turn = TURNS.get(orientation) if isinstance(orientation, int) else None
    return small.transpose(turn) if turn else small


def _written(image: Image.Image) -> bytes:
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    out = BytesIO()
    bare.save(out, "WEBP", quality=84)
    return out.getvalue()
