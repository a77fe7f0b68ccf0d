"""What is shown while there is no pack: a calm page, the code to type at the node, and the guide once it is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol_kiosk import moments
from amanjol_kiosk.folder import read_json
from amanjol_kiosk.serving import settings
from amanjol_kiosk.serving.answers import say
from amanjol_kiosk.serving.local import Request, as_json
from amanjol_kiosk.serving.pages import file_handlers, show

if TYPE_CHECKING:
    from amanjol_kiosk.folder import DataFolder
    from amanjol_kiosk.serving.answers import Answer
    from amanjol_kiosk.serving.current import CurrentPack
    from amanjol_kiosk.serving.local import Handlers

STARTS = {"kiosk": "kiosk/index.html", "screen": "screen/index.html"}


def page() -> Answer:
    return show("waiting.html", ("Retry-After", "10"), status=503)


class Start:
    """Where the browser of the device begins, whatever kind of device it is."""

    def __init__(self, folder: DataFolder, current: CurrentPack) -> None:
        self._folder = folder
        self._current = current

    def handlers(self) -> Handlers:
        return {
            ("GET", "/device/start"): self.start,
            ("GET", "/device/start.json"): self.facts,
            ("GET", "/device/enrolment.json"): self.enrolment,
            **file_handlers("icon.svg", "waiting.css", "waiting.js"),
        }

    async def start(self, _request: Request) -> Answer:
        first = self._first_page()
        return say(302, "", ("Location", first)) if first else page()

    async def facts(self, _request: Request) -> Answer:
        return as_json({"page": self._first_page(), **self._code()})

    async def enrolment(self, _request: Request) -> Answer:
        """Empty where there is no code that can still be typed."""
        return as_json(self._code())

    def _first_page(self) -> str:
        path = STARTS[settings.kind_of(self._folder)]
        return f"/{path}" if path in self._current.table.plain else ""

    def _code(self) -> dict[str, str]:
        stored = read_json(self._folder.enrolment) or {}
        code, expires_at = stored.get("code"), moments.read(stored.get("expires_at"))
        if not isinstance(code, str) or len(code) > 20 or expires_at is None or expires_at <= moments.now():
            return {}
        return {"code": code, "expires_at": moments.write(expires_at)}
