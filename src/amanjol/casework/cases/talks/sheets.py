"""What the page of a case says of the talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.desk.attachments import Panel

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def talk(_opened: OpenedCase) -> Panel:
    return Panel("cases/sheets/talk.html")
