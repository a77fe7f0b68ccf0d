"""The return on paper: what the programme gets, and nothing besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from amanjol.programme.returns.showing import agreed, notes_of_paper, runs_on, tables

if TYPE_CHECKING:
    from amanjol.foundation.printing.documents import Block
    from amanjol.programme.returns.actions import PaperOfQuarter
    from amanjol.programme.returns.showing import ReturnLine


def document_of(of_quarter: PaperOfQuarter, organisation: str) -> Document:
    counted = of_quarter.counted
    facts = (Fact(_("Organisation"), organisation), Fact(_("From – to"), days_in_words(counted.quarter)))
    blocks: list[Block] = [
        Facts(facts),
        Paragraph(_("Counted on %(day)s") % {"day": f"{of_quarter.on:%d.%m.%Y}"}),
    ]
    says = (replaces(of_quarter), runs_on(counted), agreed())
    blocks.extend(Notice(text) for text in says if text)
    for table in tables(counted):
        blocks.append(Heading(table.title))
        if table.says:
            blocks.append(Paragraph(table.says, Tone.SOFT))
        else:
            columns = (Column(_("What"), share=4), Column(_("How many"), share=2, is_number=True))
            blocks.append(Table(columns, tuple((_label(line), line.value) for line in table.lines)))
    blocks.extend(Paragraph(text, Tone.SOFT) for text in notes_of_paper())
    title = _("Return of a quarter")
    return Document(title, get_language() or "en", tuple(blocks), quarter_in_words(counted.quarter))


def replaces(of_quarter: PaperOfQuarter) -> str:
    """Nothing on the first paper of a quarter."""
    if of_quarter.replaces is None:
        return ""
    return _("This paper replaces that of %(day)s.") % {"day": f"{of_quarter.replaces:%d.%m.%Y}"}


def is_again(of_quarter: PaperOfQuarter) -> str:
    """On the page, beside the button: which paper comes out."""
    if not of_quarter.is_again:
        return ""
    return _(
        "Printed is once more the paper that was counted on %(day)s: some number has changed since by fewer than ten,"
        " and who has both papers would learn of few people. By sealed letter the numbers of today can go."
    ) % {"day": f"{of_quarter.on:%d.%m.%Y}"}


def _label(line: ReturnLine) -> str:
    return f"{line.label} [{line.number}]" if line.number else line.label
