"""What the page of a case says of the case itself: danger, safety, decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.desk.attachments import Panel
from amanjol.casework.standards.screening.determinations import STATUS_WORDS, Determination

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def danger(_opened: OpenedCase) -> Panel:
    return Panel("cases/sheets/danger.html")


def safety(_opened: OpenedCase) -> Panel:
    return Panel("cases/sheets/safety.html")


def decisions(opened: OpenedCase) -> Panel:
    """The newest first."""
    determinations = reversed(opened.items.of(Determination))
    decisions = [(STATUS_WORDS[determination.status], determination) for determination in determinations]
    return Panel("cases/sheets/decisions.html", {"decisions": decisions})
