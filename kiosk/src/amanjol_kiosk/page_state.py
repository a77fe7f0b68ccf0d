"""Whether the page on the screen is alive and what it shows, left by `serve` for the report to the node.

Kept in `page.json`, written when that changes and once a minute otherwise: the disk is a memory card.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from amanjol_kiosk import moments
from amanjol_kiosk.folder import read_json

if TYPE_CHECKING:
    from datetime import datetime

    from amanjol_kiosk.folder import DataFolder

SCREENS = ("attract", "visit", "maintenance")
WRITTEN_EVERY = timedelta(seconds=60)
SILENT_AFTER = timedelta(seconds=150)


@dataclass(frozen=True, slots=True)
class PageState:
    is_alive: bool
    screen: str  # one of `SCREENS`, or empty


def note(folder: DataFolder, screen: str, now: datetime) -> None:
    """The page told what it shows. Raises `OSError`."""
    allowed = screen if screen in SCREENS else ""
    file = folder.path / "page.json"
    stored = read_json(file) or {}
    at = moments.read(stored.get("at"))
    if stored.get("screen") == allowed and at is not None and abs(now - at) < WRITTEN_EVERY:
        return
    fresh = file.with_name(".page.json-new")
    fresh.write_text(json.dumps({"at": moments.write(now), "screen": allowed}))
    fresh.replace(file)  # not synced: after a power cut it is out of date anyway


def read(folder: DataFolder, now: datetime) -> PageState:
    stored = read_json(folder.path / "page.json") or {}
    at = moments.read(stored.get("at"))
    is_alive = at is not None and abs(now - at) < SILENT_AFTER
    screen = stored.get("screen")
    return PageState(is_alive, screen if is_alive and screen in SCREENS else "")
