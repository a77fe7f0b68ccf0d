"""Screenshots that the node wishes for: what `sync` asks of `serve`, and what `serve` leaves for `sync` to send.

    screenshots/wish.json   the wish that waits, until it expires
    screenshots/ID.png      taken, not sent yet

`serve` takes one only while the page itself says, before and after, that it holds on the attract loop or
the maintenance page: never of what somebody reads. Otherwise it waits until the wish expires.
"""

from __future__ import annotations

import json
import uuid
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from amanjol_kiosk import moments
from amanjol_kiosk.folder import read_json, replace_file

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from amanjol_kiosk.folder import DataFolder

WAITS = timedelta(minutes=10)
LARGEST = 2 * 1024 * 1024  # bytes of a picture, as the node takes them
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"RIFF")


def ask(folder: DataFolder, wish: str, now: datetime) -> None:
    """`wish` is the node's id of it. A newer wish replaces one that waits. Raises `ValueError`, `OSError`."""
    name = str(uuid.UUID(wish))
    _folder(folder).mkdir(exist_ok=True)
    text = json.dumps({"id": name, "expires_at": moments.write(now + WAITS)})
    replace_file(_folder(folder) / "wish.json", text.encode())


def wanted(folder: DataFolder, now: datetime) -> str | None:
    """The id of the wish that waits; one that has expired is forgotten."""
    wish = read_json(_folder(folder) / "wish.json")
    if wish is None:
        return None
    expires_at = moments.read(wish.get("expires_at"))
    try:
        name = str(uuid.UUID(str(wish.get("id"))))
    except ValueError:
        name = ""
    if name and expires_at and now < expires_at <= now + WAITS:
        return name
    drop(folder)
    return None


def drop(folder: DataFolder) -> None:
    """The wish is forgotten."""
    with suppress(OSError):
        (_folder(folder) / "wish.json").unlink(missing_ok=True)


def store(folder: DataFolder, wish: str, picture: bytes) -> None:
    """Raises `OSError`."""
    replace_file(_folder(folder) / f"{wish}.png", picture)
    drop(folder)


def results(folder: DataFolder) -> list[tuple[str, bytes]]:
    """Wish and picture of each that was not sent yet. The bytes say whether it is a PNG or a WebP."""
    pictures = []
    for file in sorted(_folder(folder).glob("*.png")):
        with suppress(OSError):
            pictures.append((file.stem, file.read_bytes()))
    return pictures


def sent(folder: DataFolder, wish: str) -> None:
    """The node has it, or does not want it any more."""
    (_folder(folder) / f"{uuid.UUID(wish)}.png").unlink(missing_ok=True)


def is_picture(content: bytes) -> bool:
    return content.startswith(_PICTURES) and len(content) <= LARGEST


def _folder(folder: DataFolder) -> Path:
    return folder.path / "screenshots"
