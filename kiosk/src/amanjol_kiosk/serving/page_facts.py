"""What the page on the screen is told: how the device is set, what a wall screen shows, what readers are warned of."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from amanjol_kiosk import moments, sounds
from amanjol_kiosk.folder import read_json
from amanjol_kiosk.serving import settings, warnings
from amanjol_kiosk.serving.answers import say
from amanjol_kiosk.serving.local import Request, as_json, of_bytes
from amanjol_kiosk.serving.mending import Mending
from amanjol_kiosk.state import SyncState

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol_kiosk.folder import DataFolder
    from amanjol_kiosk.serving.answers import Answer
    from amanjol_kiosk.serving.door import Door
    from amanjol_kiosk.serving.local import Handlers

    type Written = tuple[int, int]  # when, and how long

NOTHING = {"version": 1, "playlists": {}, "schedules": [], "notices": []}


class PageFacts:
    def __init__(self, folder: DataFolder, door: Door) -> None:
        self._folder = folder
        self._door = door
        self._mending = Mending(folder)
        self._screens_written: Written | None = None
        self._screens = b""
        self._warnings_written: Written | None = None
        self._warnings: dict[str, Any] = {}

    def handlers(self) -> Handlers:
        return {
            ("GET", "/device/settings.json"): self.settings,
            ("GET", "/device/screens.json"): self.screens,
            ("GET", "/device/warnings.json"): self.warnings,
            ("GET", "/device/sounds/"): self.sound,
        }

    async def settings(self, _request: Request) -> Answer:
        return as_json(settings.for_page(self._folder, has_pin=self._door.has_lock))

    async def screens(self, _request: Request) -> Answer:
        """The document as it was signed, with where and when this is."""
        here: dict[str, Any] = settings.place_of(self._folder) | {"now": moments.write(moments.now())}
        more = json.dumps(here, ensure_ascii=False)[1:-1]
        return of_bytes(self._document()[:-1] + f",{more}}}".encode(), "application/json")

    async def warnings(self, _request: Request) -> Answer:
        """What stands of the document as it was signed; an empty one where it makes no sense, which is said once.

        `heard` says of each in which languages it can be heard, and by which name.
        """
        file = self._folder.document("warnings")
        written = _written(file)
        if written != self._warnings_written:
            self._warnings, self._warnings_written = warnings.checked(file), written
        document = warnings.not_over(self._warnings, moments.read(SyncState.read(self._folder).newest_at))
        standing = {row["id"] for row in document["warnings"]}
        heard = {key: names for key, names in sounds.heard(self._folder).items() if key in standing}
        return as_json(document | ({"heard": heard} if heard else {}))

    async def sound(self, request: Request) -> Answer:
        """Looked through at each press: what is damaged is not played, and what is signed is fetched again."""
        name = request.path.rpartition("/")[2].removesuffix(".mp3")
        content = sounds.read(self._folder, name)
        if content is not None:
            return of_bytes(content, "audio/mpeg")
        if sounds.is_listed(self._folder, name):
            with suppress(OSError):  # the next sync comes by itself
                self._mending.ask()
        return say(404, "There is no such sound on this device.")

    def _document(self) -> bytes:
        """Read again when it was written again: it may have a mebibyte, and the player asks often."""
        file = self._folder.document("screens")
        written = _written(file)
        if written != self._screens_written:
            document = read_json(file) or NOTHING
            self._screens = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
            self._screens_written = written
        return self._screens


def _written(file: Path) -> Written:
    """When, and how long it is; zeros where it is not there."""
    try:
        status = file.stat()
    except FileNotFoundError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
