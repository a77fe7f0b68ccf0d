"""Which needs the list shows: what is set is kept by `narrowing`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.foundation.seals.records import DataRecord

if TYPE_CHECKING:
    from datetime import datetime

    from amanjol.casework.legal_aid.needs.queries import OpenedNeed

NAME: Final = "legal-aid.needs"


class Filters(DataRecord, frozen=True):
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
