"""What the page of a case says of legal demands for its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.cases.record_parts.demands import Demand, newest
from amanjol.casework.desk.attachments import Panel

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def demands(opened: OpenedCase) -> Panel | None:
    demands = opened.items.of(Demand)
    if not demands:
        return None
    return Panel("cases/sheets/demands.html", {"demands": newest(demands)})
