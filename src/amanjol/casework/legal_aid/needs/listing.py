"""Which needs the list shows: what is set stays in the session, and no address holds it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

    from amanjol.casework.legal_aid.needs.queries import OpenedNeed

_KEY: Final = "legal-aid.needs"


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty: any. Those that are over are shown only where `is_over` is set, or their state was asked for."""

    urgency: str = ""
    state: str = ""
    district: str = ""
    is_late: bool = False
    is_over: bool = False

    def fits(self, need: OpenedNeed, now: datetime) -> bool:
        says = need.says
        return (
            (not self.urgency or says.urgency == self.urgency)
            and (not self.state or need.state == self.state)
            and (not self.district or says.district == self.district)
            and (not self.is_late or need.is_late(now))
            and (self.is_over or bool(self.state) or need.record.is_open)
        )


def filters_of(request: HttpRequest) -> Filters:
    """What is set in this session; nothing where it cannot be read, as after an update."""
    try:
        return Filters(**request.session.get(_KEY, {}))
    except TypeError:
        return Filters()


def keep(request: HttpRequest, filters: Filters) -> None:
    request.session[_KEY] = asdict(filters)


def as_initial(filters: Filters) -> dict[str, object]:
    return asdict(filters)
