"""What goes home on paper, as a document for the printer.

It names no organisation, no trainer and nobody who learns: whoever finds it learns nothing but what was taught. A
course for anybody says nothing on it that a title may not say either (`comparing.handout_problems`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.courses import words
from amanjol.casework.standards.courses.comparing import MARK
from amanjol.foundation.printing.documents import (
    Block,
    Column,
    Document,
    Heading,
    Listing,
    Paragraph,
    Table,
    Tone,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.standards.courses import lessons

TO_WRITE: Final = "…"
SHORT, LONG = 12, 24
"""Of the dots on which somebody writes by hand: in a line with others, and alone in it."""
_AMOUNT: Final = re.compile(r"[0-9][0-9 ,.\u00a0]*")


def document_of(course: lessons.Course, text: lessons.CourseText, module: lessons.Module) -> Document:
    """In the language of the text; `module` is one of its modules."""
    handout = module.handout
    lines = Listing(tuple(_to_write_on(line) for line in handout.lines))
    blocks: list[Block] = [Paragraph(text.title, Tone.SOFT), lines]
    if handout.table is not None:
        blocks.append(_table(handout.table))
    blocks += _sources(course, text.language, handout)
    return Document(handout.title, text.language, tuple(blocks))


def _to_write_on(line: str) -> str:
    return line.replace(TO_WRITE, TO_WRITE * (LONG if line.count(TO_WRITE) == 1 else SHORT))


def _table(table: lessons.Table) -> Table:
    """Cells that somebody fills are empty, and its rows roomy."""
    by_column = tuple(zip(*table.rows, strict=True))
    columns = tuple(_column(head, cells) for head, cells in zip(table.columns, by_column, strict=True))
    rows = tuple(tuple("" if cell == TO_WRITE else cell for cell in row) for row in table.rows)
    return Table(columns, rows, is_roomy=any(TO_WRITE in row for row in table.rows))


def _column(head: str, cells: tuple[str, ...]) -> Column:
    """As wide as its longest text asks for, within limits: what is to be filled needs room, too."""
    longest = max(len(text) for text in (head, *cells))
    typed = [cell for cell in cells if cell != TO_WRITE]
    is_number = bool(typed) and all(_AMOUNT.fullmatch(cell) for cell in typed)
    return Column(head, share=min(max(longest, 8), 24), is_number=is_number)


def _sources(course: lessons.Course, language: str, handout: lessons.Handout) -> Iterator[Block]:
    """Where its statements of law come from. Publishers are named as the research names them, in English."""
    marks = dict.fromkeys(match for line in handout.lines for match in MARK.findall(line))
    if not marks:
        return
    yield Heading(words.SOURCES.in_language(language))
    for source_id, review in marks:
        source = course.source(source_id)
        yield Paragraph(f"[{source_id}{review}] {source.publisher}. {source.year}", Tone.SOFT, language="en")
    if any(review for _source_id, review in marks):
        yield Paragraph(words.UNCHECKED.in_language(language), Tone.SOFT)
