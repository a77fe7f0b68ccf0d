"""Images, clips and captions of a pack: photographs in two sizes, everything else as it is."""

from __future__ import annotations

import hashlib
import io
import logging
import re
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageOps, UnidentifiedImageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from amanjol.public.packs.tree import TreeWriter

logger = logging.getLogger(__name__)
WIDTHS: Final = (480, 960)  # pixels: a phone, and a phone with a dense screen
_HEAD: Final = 4096  # letters of a drawing, within which its size stands
_VIEW_BOX: Final = re.compile(r"""\bviewBox=["'][-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)["']""")
PHOTOGRAPHS: Final = frozenset({".jpg", ".jpeg", ".png", ".webp"})


def add_media(media: Mapping[str, Path], tree: TreeWriter) -> dict[str, str]:
    """Plain name → path in the pack; of a photograph the wide one, and under `name@480` the narrow one.

    A photograph that cannot be read is left out with a line in the log.
    """
    placed: dict[str, str] = {}
    for name, file in sorted(media.items()):
        content_hash = _hash(file)
        if file.suffix.lower() in PHOTOGRAPHS:
            # The suffix tells `a.jpg` from `a.png`.
            stem = f"media/{PurePath(name).stem}.{file.suffix.lower().removeprefix('.')}"
            try:
                for width in WIDTHS:
                    path = f"{stem}.{width}.webp"
                    tree.add_made_from(path, f"{content_hash}-{width}", partial(_resized, file, width))
                    placed[f"{name}@{width}"] = path
            except (UnidentifiedImageError, OSError) as error:
                logger.warning("the picture %s is left out: %s", name, error)
                continue
            placed[name] = placed[f"{name}@{WIDTHS[-1]}"]
        else:
            placed[name] = f"media/{name}"
            tree.add_made_from(placed[name], content_hash, file.read_bytes)
    return placed


def size_of(file: Path) -> tuple[int, int] | None:
    """Width and height as they relate, by which a page keeps a picture's place; None where the file does not tell."""
    if file.suffix.lower() == ".svg":
        match = _VIEW_BOX.search(file.read_text(encoding="utf-8")[:_HEAD])
        return (round(float(match[1])), round(float(match[2]))) if match else None
    if file.suffix.lower() not in PHOTOGRAPHS:
        return None
    try:
        with Image.open(file) as opened:
            return ImageOps.exif_transpose(opened).size
    except (UnidentifiedImageError, OSError):
        return None


def _hash(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _resized(file: Path, width: int) -> bytes:
    """WebP of at most `width` pixels, turned as the camera meant, without the camera's notes on it."""
    with Image.open(file) as opened:
        picture = ImageOps.exif_transpose(opened).convert("RGB")
        picture.thumbnail((width, width * 4))
        target = io.BytesIO()
        picture.save(target, "WEBP", quality=80, method=4)
    return target.getvalue()
