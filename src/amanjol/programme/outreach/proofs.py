"""Files that show what was done, and logos: looked at by their bytes, never by what they are called."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PIL import Image, UnidentifiedImageError

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LARGEST: Final = 2 * 1024 * 1024  # bytes
LARGEST_LOGO: Final = 1024 * 1024  # bytes, as it is handed in
LOGO_SIDE: Final = 320  # points
_MOST_POINTS: Final = 20_000_000
_KINDS: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
_ENDINGS: Final = {"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}
_NOT_IN_A_NAME: Final = re.compile(r"[^\w .()-]+")


class NotTaken(ValueError):
    """Neither a PDF nor a picture, or larger than is taken."""


@dataclass(frozen=True, slots=True)
class Proof:
    """`name` without a path and with the ending of its kind."""

    name: str
    kind: str
    content: bytes


def proof_of(uploaded: UploadedFile[bytes]) -> Proof:
    """NotTaken."""
    content = _read(uploaded, LARGEST)
    kind = next((kind for mark, kind in _KINDS if content.startswith(mark)), None)
    if kind is None:
        raise NotTaken
    stem = _NOT_IN_A_NAME.sub("_", (uploaded.name or "").rpartition(".")[0])[:100].strip(" ._")
    return Proof(f"{stem or 'proof'}{_ENDINGS[kind]}", kind, content)


def logo_of(uploaded: UploadedFile[bytes]) -> bytes:
    """A PNG drawn anew, so that nothing else that lay in the file goes out. NotTaken."""
    content = _read(uploaded, LARGEST_LOGO)
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as picture:
            if picture.width * picture.height > _MOST_POINTS:
                raise NotTaken
            drawn = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise NotTaken from error
    drawn.info.clear()  # a colour profile has room for a name, too
    drawn.thumbnail((LOGO_SIDE, LOGO_SIDE))
    out = io.BytesIO()
    drawn.save(out, "PNG", optimize=True)
    return out.getvalue()


def _read(uploaded: UploadedFile[bytes], most: int) -> bytes:
    if uploaded.size is None or not 0 < uploaded.size <= most:
        raise NotTaken
    return bytes(uploaded.read())
