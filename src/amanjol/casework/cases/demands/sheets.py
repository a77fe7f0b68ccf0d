"""What the page of a case says of legal demands for its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.cases.record_parts.demands import Demand, newest
from amanjol.casework.cases.record_parts.papers import OfficialPaper, today_of
from amanjol.casework.desk.attachments import Panel
from amanjol.casework.standards.people.given import GivenConsent

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def demands(opened: OpenedCase) -> Panel | None:
    """Each with the papers that answered it, of which who only observes reads nothing."""
    demands = opened.items.of(Demand)
    if not demands:
        return None
    papers = opened.items.of(OfficialPaper) if opened.may_work else ()
    consents = opened.items.of(GivenConsent) if papers else ()
    today = today_of(papers, consents, opened.person.form, timezone.localdate())
    answered = [
        (demand, [entry for entry in today if entry.paper.demand == demand.number])
        for demand in newest(demands)
    ]
    return Panel("cases/sheets/demands.html", {"demands": answered})
