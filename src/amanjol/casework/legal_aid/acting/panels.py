"""The mandates of an advocate, on their page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.legal_aid.acting import notes, queries
from amanjol.casework.legal_aid.acting.queries import Closed, OwnMandate
from amanjol.casework.legal_aid.mandates import showing, words
from amanjol.casework.legal_aid.my_work.panels import Panel

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.legal_aid.my_work.panels import MyWork


def mandates(work: MyWork) -> Panel | None:
    """While it is locked only that it is; None for who keeps nobody's duty."""
    if work.advocate is None:
        return None
    if work.circles is None:
        return Panel("legal_aid/acting/panel.html", {"is_locked": True})
    today, there = timezone.localdate(), queries.opened(work.circles)
    own = [of for of in there if isinstance(of, OwnMandate)]
    context = {
        "lines": [_line(of, today) for of in own],
        "closed": [of for of in there if isinstance(of, Closed)],
        "earlier": notes.earlier(work.circles, {of.row.pk for of in own}),
    }
    return Panel("legal_aid/acting/panel.html", context)


def _line(own: OwnMandate, today: date) -> dict[str, object]:
    now = own.opened.now
    next_on = now.next_on(today) if now.is_running else None
    return {
        "row": own.row,
        "title": showing.title_of(now),
        "part": words.PARTS[own.reader.part],
        "is_older": own.opened.is_older,
        "is_running": now.is_running,
        "asks": now.asks(today),
        "is_overdue": now.is_overdue(today),
        "next_on": next_on,
        "is_late": next_on is not None and next_on < today,
    }
