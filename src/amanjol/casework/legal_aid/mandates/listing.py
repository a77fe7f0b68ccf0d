"""What the list of mandates is narrowed to. What is set is kept by `narrowing`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.entitlement.rights import Proceeding
from amanjol.foundation.seals.records import DataRecord

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.legal_aid.mandates.queries import OpenedMandate

NAME: Final = "legal_aid.mandates"


class Which(StrEnum):
    RUNNING = "running"
    ASKING = "asking"
    CLOSED = "closed"
    ALL = "all"


class Filters(DataRecord, frozen=True):
    which: Which = Which.RUNNING
    proceeding: Proceeding | None = None

    def fits(self, mandate: OpenedMandate, today: date) -> bool:
        now = mandate.now
        if self.proceeding is not None and now.proceeding is not self.proceeding:
            return False
        match self.which:
            case Which.RUNNING:
                return now.is_running
            case Which.ASKING:
                return now.asks(today)
            case Which.CLOSED:
                return not now.is_running
            case Which.ALL:
                return True
