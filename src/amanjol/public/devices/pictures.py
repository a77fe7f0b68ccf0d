"""A screenshot that a device sent, looked at before it is kept."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import Final

from PIL import Image

LARGEST: Final = 2 * 1024 * 1024  # bytes
MOST_PIXELS: Final = 3840 * 2160
_FORMATS: Final = {"image/png": "PNG", "image/webp": "WEBP"}


class NoPicture(Exception):
    """It is not what its type says, or larger than any screen."""


@dataclass(frozen=True, slots=True)
class Picture:
    media_type: str
    content: bytes
    width: int
    height: int


def read_picture(media_type: str, content: bytes) -> Picture:
    """Decoded once, whole, so that what managers' browsers get is a picture. Raises `NoPicture`."""
    if media_type not in _FORMATS:
        raise NoPicture
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content), formats=[_FORMATS[media_type]]) as image:
                width, height = image.size
                if width * height > MOST_PIXELS or getattr(image, "n_frames", 1) != 1:
                    raise NoPicture
                image.load()
    # What a broken file makes of a decoder; the library names no fewer.
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        OverflowError,
        Warning,
        Image.DecompressionBombError,
    ) as error:
        raise NoPicture from error
    return Picture(media_type, content, width, height)
