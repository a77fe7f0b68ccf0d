"""The return on paper: what the programme gets, and nothing besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

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
from amanjol.programme.returns.showing import agreed, notes, runs_on, tables

if TYPE_CHECKING:
    from amanjol.foundation.printing.documents import Block
    from amanjol.programme.returns.counting import Return
    from amanjol.programme.returns.showing import ReturnLine


def document_of(counted: Return, organisation: str) -> Document:
    facts = (Fact(_("Organisation"), organisation), Fact(_("From – to"), days_in_words(counted.quarter)))
    blocks: list[Block] = [
        Facts(facts),
        Paragraph(_("Counted on %(day)s") % {"day": f"{timezone.localdate():%d.%m.%Y}"}),
    ]
    blocks.extend(Notice(says) for says in (runs_on(counted), agreed()) if says)
    for table in tables(counted):
        blocks.append(Heading(table.title))
        if table.says:
            blocks.append(Paragraph(table.says, Tone.SOFT))
        else:
            columns = (Column(_("What"), share=4), Column(_("How many"), share=2, is_number=True))
            blocks.append(Table(columns, tuple((_label(line), line.value) for line in table.lines)))
    blocks.extend(Paragraph(says, Tone.SOFT) for says in notes())
    title = _("Return of a quarter")
    return Document(title, get_language() or "en", tuple(blocks), quarter_in_words(counted.quarter))


def _label(line: ReturnLine) -> str:
    return f"{line.label} [{line.number}]" if line.number else line.label
