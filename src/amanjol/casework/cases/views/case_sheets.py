"""What the page of a case says of the case itself: danger, its texts, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.cases.earlier_words import earlier_of
from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.cases.records import Risk
from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.standards.screening.determinations import STATUS_WORDS, Determination
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from amanjol.casework.cases.texts import CaseText
    from amanjol.casework.desk.attachments import OpenedCase, Sheet


@dataclass(frozen=True, slots=True)
class EarlierRisk:
    risk: Risk
    who: str


def danger(opened: OpenedCase) -> Panel | Unwritten | None:
    """The newest, and those before it."""
    if opened.record.risk is None:
        page = reverse("cases:risk", args=[opened.case.pk])
        return Unwritten(_("Danger"), page) if opened.may_write else None
    before = sorted(opened.items.of(Risk), key=lambda risk: risk.on)[-2::-1]
    names = names_of({risk.by for risk in before}, opened.keyring.member.organisation) if before else {}
    earlier = [EarlierRisk(risk, names.get(risk.by, "")) for risk in before]
    return Panel("cases/sheets/danger.html", {"earlier_risks": earlier})


def of_text(text: CaseText) -> Sheet:
    """The sheet of one of its texts."""

    def show(opened: OpenedCase) -> Panel | Unwritten | None:
        words, page = (
            getattr(opened.record, text.field),
            reverse(f"cases:{text.address}", args=[opened.case.pk]),
        )
        labels = {text.field: text.title}
        earlier = earlier_of(opened.items.of(Change), labels, opened.keyring.member.organisation)
        if not words and not earlier:
            return Unwritten(str(text.title), page) if opened.may_write else None
        context = {"text": text, "words": words, "page": page, "earlier": earlier}
        return Panel("cases/sheets/text.html", context)

    return show


def decisions(opened: OpenedCase) -> Panel | Unwritten | None:
    """The newest first."""
    determinations = opened.items.of(Determination)[::-1]
    if not determinations:
        page = reverse("cases:determine", args=[opened.case.pk])
        return Unwritten(_("Decisions about the person"), page) if opened.may_write else None
    decisions = [(STATUS_WORDS[determination.status], determination) for determination in determinations]
    return Panel("cases/sheets/decisions.html", {"decisions": decisions})
