"""The quarter on paper, for a meeting of the house. It says on top that it may not leave it as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amanjol.casework.support.quarter import showing
from amanjol.casework.support.quarter.queries import FEW
from amanjol.casework.support.quarter.words import days_in_words, quarter_in_words
from amanjol.foundation.printing.documents import (
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Table,
    Tone,
)

if TYPE_CHECKING:
    from amanjol.casework.support.quarter.queries import Figures
    from amanjol.casework.support.quarter.showing import FigureTable
    from amanjol.foundation.printing.documents import Block

MARK: Final = " *"
"""Beside a figure of few people."""


def document_of(figures: Figures, organisation: str) -> Document:
    """Without the line about restricted people: it stands on the screen of who may open them, and on no paper."""
    tables = showing.tables(figures)
    blocks: list[Block] = [
        Notice(house_only()),
        Facts(
            (
                Fact(_("Organisation"), organisation),
                Fact(_("From – to"), days_in_words(figures.quarter)),
                Fact(_("People, each once"), str(figures.people)),
                Fact(_("Of these new in this quarter"), str(figures.new)),
                Fact(_("Of these from before"), str(figures.continuing)),
                Fact(_("In so many cases"), str(figures.cases)),
            )
        ),
        Paragraph(agreed_in_words(figures)),
    ]
    if figures.refused:
        blocks.append(Paragraph(refused_in_words(figures)))
    for table in tables:
        blocks += [Heading(table.title), Paragraph(table.says, Tone.SOFT), _table(table)]
    if showing.are_few(tables):
        blocks.append(Paragraph(_("* fewer than %(few)s people") % {"few": FEW}, Tone.SOFT))
    return Document(
        _("Figures of a quarter"), get_language() or "en", tuple(blocks), quarter_in_words(figures.quarter)
    )


def house_only() -> str:
    return _(
        "For the house alone. Where figures are small, somebody can be recognised: these may not be published or passed"
        " on as they stand."
    )


def agreed_in_words(figures: Figures) -> str:
    return _(
        "Agreed to be counted in figures for others, too: %(agreed)s of %(people)s. A report that leaves the house"
        " counts these alone."
    ) % {"agreed": figures.agreed, "people": figures.people}


def refused_in_words(figures: Figures) -> str:
    return _("Said no to being counted, and stand in no other figure here: %(refused)s.") % {
        "refused": figures.refused
    }


def _table(table: FigureTable) -> Table:
    label, *numbers = table.heads
    columns = (Column(label, share=4), *(Column(head, share=2, is_number=True) for head in numbers))
    rows = tuple(
        (row.label, *(cell.text + (MARK if cell.is_few else "") for cell in row.cells)) for row in table.rows
    )
    return Table(columns, rows)
