"""What the page of a case says of the case itself: danger, its texts, decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from amanjol.casework.desk.attachments import Panel
from amanjol.casework.standards.screening.determinations import STATUS_WORDS, Determination

if TYPE_CHECKING:
    from amanjol.casework.cases.texts import CaseText
    from amanjol.casework.desk.attachments import OpenedCase, Sheet


def danger(_opened: OpenedCase) -> Panel:
    return Panel("cases/sheets/danger.html")


def of_text(text: CaseText) -> Sheet:
    """The sheet of one of its texts."""

    def show(opened: OpenedCase) -> Panel:
        words, page = (
            getattr(opened.record, text.field),
            reverse(f"cases:{text.address}", args=[opened.case.pk]),
        )
        return Panel("cases/sheets/text.html", {"text": text, "words": words, "page": page})

    return show


def decisions(opened: OpenedCase) -> Panel:
    """The newest first."""
    determinations = reversed(opened.items.of(Determination))
    decisions = [(STATUS_WORDS[determination.status], determination) for determination in determinations]
    return Panel("cases/sheets/decisions.html", {"decisions": decisions})
