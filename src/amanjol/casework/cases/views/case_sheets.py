"""What the page of a case says of the case itself: danger, its texts, decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.standards.screening.determinations import STATUS_WORDS, Determination

if TYPE_CHECKING:
    from amanjol.casework.cases.texts import CaseText
    from amanjol.casework.desk.attachments import OpenedCase, Sheet


def danger(opened: OpenedCase) -> Panel | Unwritten | None:
    if opened.record.risk is None:
        page = reverse("cases:risk", args=[opened.case.pk])
        return Unwritten(_("Danger"), page) if opened.may_write else None
    return Panel("cases/sheets/danger.html")


def of_text(text: CaseText) -> Sheet:
    """The sheet of one of its texts."""

    def show(opened: OpenedCase) -> Panel | Unwritten | None:
        words, page = (
            getattr(opened.record, text.field),
            reverse(f"cases:{text.address}", args=[opened.case.pk]),
        )
        if not words:
            return Unwritten(str(text.title), page) if opened.may_write else None
        return Panel("cases/sheets/text.html", {"text": text, "words": words, "page": page})

    return show


def decisions(opened: OpenedCase) -> Panel | Unwritten | None:
    """The newest first."""
    determinations = opened.items.of(Determination)[::-1]
    if not determinations:
        page = reverse("cases:determine", args=[opened.case.pk])
        return Unwritten(_("Decisions about the person"), page) if opened.may_write else None
    decisions = [(STATUS_WORDS[determination.status], determination) for determination in determinations]
    return Panel("cases/sheets/decisions.html", {"decisions": decisions})
