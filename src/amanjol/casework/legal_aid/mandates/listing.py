"""What the list of mandates is narrowed to. It stands in the session and in no address."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.entitlement.rights import Proceeding

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

    from amanjol.casework.legal_aid.mandates.queries import OpenedMandate

_KEY: Final = "legal_aid.mandates"


class Which(StrEnum):
    RUNNING = "running"
    ASKING = "asking"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Filters:
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


def filters_of(request: HttpRequest) -> Filters:
    """What is set in this session; nothing where it cannot be read, as after an update."""
    stored = request.session.get(_KEY) or {}
    try:
        proceeding = stored.get("proceeding")
        return Filters(
            Which(stored.get("which", Which.RUNNING)), Proceeding(proceeding) if proceeding else None
        )
    except ValueError:
        return Filters()


def keep(request: HttpRequest, filters: Filters) -> None:
    request.session[_KEY] = {"which": filters.which.value, "proceeding": filters.proceeding or ""}
