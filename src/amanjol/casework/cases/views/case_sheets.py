"""What the page of a case says of the case itself: danger, its texts, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from amanjol.casework.cases.earlier_words import earlier_of
from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.cases.records import Risk
from amanjol.casework.desk.attachments import Panel
from amanjol.casework.standards.screening.determinations import STATUS_WORDS, Determination
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from amanjol.casework.cases.texts import CaseText
    from amanjol.casework.desk.attachments import OpenedCase, Sheet


@dataclass(frozen=True, slots=True)
class EarlierRisk:
    risk: Risk
    who: str


def danger(opened: OpenedCase) -> Panel:
    """The newest, and those before it."""
    before = sorted(opened.items.of(Risk), key=lambda risk: risk.on)[-2::-1]
    names = names_of({risk.by for risk in before}, opened.keyring.member.organisation) if before else {}
    earlier = [EarlierRisk(risk, names.get(risk.by, "")) for risk in before]
    return Panel("cases/sheets/danger.html", {"earlier_risks": earlier})


def of_text(text: CaseText) -> Sheet:
    """The sheet of one of its texts."""

    def show(opened: OpenedCase) -> Panel:
        words, page = (
            getattr(opened.record, text.field),
            reverse(f"cases:{text.address}", args=[opened.case.pk]),
        )
        labels = {text.field: text.title}
        earlier = earlier_of(opened.items.of(Change), labels, opened.keyring.member.organisation)
        context = {"text": text, "words": words, "page": page, "earlier": earlier}
        return Panel("cases/sheets/text.html", context)

    return show


def decisions(opened: OpenedCase) -> Panel:
    """The newest first."""
    determinations = reversed(opened.items.of(Determination))
    decisions = [(STATUS_WORDS[determination.status], determination) for determination in determinations]
    return Panel("cases/sheets/decisions.html", {"decisions": decisions})
