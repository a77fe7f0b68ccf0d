"""The circles of an advocate, on their page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.legal_aid.my_work.panels import Panel
from amanjol.foundation.organisations.keys.circles import pages

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.my_work.panels import MyWork


def circles(work: MyWork) -> Panel:
    """Names and states; while it is locked only that it is."""
    cards = pages.own_cards(work.circles) if work.circles is not None else []
    return Panel("legal_aid/my_work/circles.html", {"cards": cards, "is_locked": work.circles is None})
