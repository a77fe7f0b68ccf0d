"""The claim of all who wish it, for paper: what they were promised, what they got, what is owed, and room to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.defaultfilters import floatformat
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amanjol.foundation.printing.documents import Column, Document, Fact, Facts, Paragraph, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from amanjol.casework.cases.groups.people import OfGroup
    from amanjol.casework.cases.records import GroupRecord


def document_of(
    facts: GroupRecord, people: Sequence[OfGroup], owed: Mapping[str, int], today: date
) -> Document:
    """In the language of the page. `people` are those who wish to be named, and nobody else."""
    stated = (
        (_("Employer"), facts.employer),
        (_("Where"), facts.address),
        (_("What work"), facts.work),
        (_("From when until when"), facts.since_until),
    )
    columns = (
        Column(_("Name"), share=5, is_strong=True),
        Column(_("Promised a month"), share=4, is_number=True),
        Column(_("Months worked"), share=4, is_number=True),
        Column(_("Paid in all"), share=4, is_number=True),
        Column(_("Owed"), share=4, is_number=True, is_strong=True),
        Column(_("Signature"), share=6),
    )
    sums = ", ".join(_money(amount, currency) for currency, amount in owed.items())
    blocks = (
        Facts(tuple(Fact(label, value) for label, value in stated if value)),
        Table(columns, tuple(_row(person) for person in people), is_roomy=True),
        Paragraph(f"{_('Owed in all')}: {sums}", Tone.STRONG),
    )
    return Document(_("Claim for wages"), get_language() or "en", blocks, f"{today:%d.%m.%Y}", is_wide=True)


def _row(person: OfGroup) -> tuple[str, ...]:
    wages = person.wages
    if wages is None:
        raise ValueError("nobody is in a claim whose wages are not written down")
    return (
        person.person.name,
        _number(wages.promised),
        str(wages.months),
        _number(wages.paid),
        _money(wages.owed, wages.currency),
        "",
    )


def _number(amount: int) -> str:
    return str(floatformat(amount, "-2g"))


def _money(amount: int, currency: str) -> str:
    return f"{_number(amount)}\u00a0{currency}"
