"""The device's own pages: the one while there is no pack, and the maintenance page. Files as they are sent."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from amanjol_kiosk.serving.headers import type_of
from amanjol_kiosk.serving.local import Request, of_bytes

if TYPE_CHECKING:
    from amanjol_kiosk.serving.answers import Answer
    from amanjol_kiosk.serving.local import Handler, Handlers

_HERE = Path(__file__).parent


@cache
def read(name: str) -> bytes:
    return (_HERE / name).read_bytes()


def show(name: str, *headers: tuple[str, str], status: int = 200) -> Answer:
    return of_bytes(read(name), type_of(name), *headers, status=status)


def file_handlers(*names: str) -> Handlers:
    """For what the pages load: `/device/pages/NAME`."""
    return {("GET", f"/device/pages/{name}"): _sender(name) for name in names}


def _sender(name: str) -> Handler:
    async def send(_request: Request) -> Answer:
        return show(name)

    return send
