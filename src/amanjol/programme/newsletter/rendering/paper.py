"""An issue on paper."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from amanjol.foundation.printing import documents as printing
from amanjol.foundation.printing.letters import printed
from amanjol.foundation.printing.press import pdf_for_everybody
from amanjol.programme.newsletter.rendering import tree as trees
from amanjol.programme.newsletter.rendering.checking import checked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.programme.newsletter.rendering.tree import Anything, Tree

_WIDTH: Final = 95
"""Millimetres of a plot, so that its letters are as large as those around it."""


@lru_cache(maxsize=64)
def as_pdf(tree: Tree) -> bytes:
    """PDF/UA-1, for everybody. Whoever asks for the same words again gets the same bytes; eight years of two languages
    are kept, so that nobody has one set anew by asking for another.

    printing.PrintingFailed; press.NoPlace.
    """
    return pdf_for_everybody(as_document(tree))


def as_document(tree: Tree) -> printing.Document:
    blocks = (block for part in tree.parts for block in _blocks(part))
    about = printing.Paragraph(tree.about, printing.Tone.SOFT)
    return printing.Document(tree.title, tree.language, (about, *blocks))


def _blocks(part: Anything) -> Iterator[printing.Block]:
    match part:
        case trees.Heading(text):
            yield printing.Heading(text)
        case trees.Paragraph(text, language):
            yield printing.Paragraph(text, language=language)
        case trees.Number(text, about):
            yield printing.Paragraph(text, printing.Tone.STRONG)
            yield printing.Paragraph(about, printing.Tone.SOFT)
        case trees.Plot():
            yield from _plot(part)
        case trees.Notice(text):
            yield printing.Notice(text)


def _plot(plot: trees.Plot) -> Iterator[printing.Block]:
    """The drawing, and the same numbers as a table."""
    yield printing.Heading(plot.title)
    yield printing.Paragraph(plot.about, printing.Tone.SOFT)
    if drawing := checked(plot.drawing):
        yield printing.Drawing(drawing, printed(plot.alternative), _WIDTH)
    *labels, last = plot.heads
    columns = (*(printing.Column(head, 2) for head in labels), printing.Column(last, 1, is_number=True))
    yield printing.Table(columns, tuple((*row.labels, row.number) for row in plot.rows))
