"""How long does a paper take, and in how much memory?

Beside the process that sets each one: Typst in the process of the caller (the limit, which remembers what it has
set), and ReportLab, where it is installed, with the same words in the same fonts. ReportLab writes no tags, so a
screen reader hears less of its file: it is here for the time alone.
"""

from __future__ import annotations

import importlib.util
import io
import itertools
import json
import resource
import statistics
import time
from typing import TYPE_CHECKING

import typst
from _ground import print_table

from amanjol.foundation.printing import press, typesetter
from amanjol.foundation.printing.certificates import Certificate, CertificateWords
from amanjol.foundation.printing.documents import Column, Document, Fact, Paragraph, Table
from amanjol.foundation.printing.letters import FONTS

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 7
HEADS = ("Когда", "Кто", "Что сделано")
ROW = ("27.11.2026", "социальный работник", "Мои бумаги открыл один человек, потому что медлить было нельзя")
TITLE = "Кто смотрел мои бумаги"
KEEP = "Храните этот лист там, где его никто не прочитает. Его можно в любое время вернуть на хранение или порвать."


def listing(rows: int, number: int = 0) -> Document:
    """Another text for each number: what a typesetter remembers of the one before would cost it nothing."""
    columns = tuple(Column(head, share=share) for head, share in zip(HEADS, (4, 6, 11), strict=True))
    day, who, what = ROW
    return Document(TITLE, "ru", (Paragraph(KEEP), Table(columns, ((day, who, f"{what} {number}"),) * rows)))


def certificate() -> Certificate:
    words = CertificateWords(
        language="tk",
        title="Şahadatnama",
        before_holder="Şu şahadatnama",
        holder="Aýna Begowa",
        after_holder="okuwy tamamlandygyny tassyklaýar",
        course="Maşgala işi üçin hasap",
        facts=(Fact("Sagat", "24 sagat"),),
        issuer="«Täze gün» okuw merkezi",
        signatures=("Sene",),
        how_to_check="Barlamak üçin kody ýazyň.",
        code_alternative="Barlag kody",
    )
    return Certificate(words, words, "7F3K-92QD", "https://guide.example/check/#7F3K92QD")


def timed(act: Callable[[], object]) -> float:
    """Milliseconds, the median of some rounds after one that is not counted."""
    act()
    taken = []
    for _ in range(ROUNDS):
        before = time.perf_counter()
        act()
        taken.append((time.perf_counter() - before) * 1000)
    return statistics.median(taken)


def in_process(document: Document) -> bytes:
    return typst.compile(
        typesetter.LOOKS / "document.typ",
        root=typesetter.LOOKS,
        font_paths=[typesetter.HERE / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"values": json.dumps(press.values_of(document, []))},
        pdf_standards=[typesetter.STANDARD],
        timestamp=typesetter.MADE_AT,
    )


def reportlab(rows: int) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph as Text
    from reportlab.platypus import SimpleDocTemplate
    from reportlab.platypus import Table as Grid

    pdfmetrics.registerFont(TTFont("Noto", str(FONTS / "noto-sans-regular.ttf")))
    style = ParagraphStyle("plain", fontName="Noto", fontSize=10.5, leading=14)
    cells = [[Text(text, style) for text in line] for line in (HEADS, *(ROW,) * rows)]
    SimpleDocTemplate(io.BytesIO(), pagesize=A4).build([Text(KEEP, style), Grid(cells, repeatRows=1)])


def of_acts(count: int) -> list[str]:
    """The row of a list of so many."""
    numbers = itertools.count()
    alone = timed(lambda: in_process(listing(count, next(numbers))))
    ours = timed(lambda: press.pdf_of(listing(count)))
    peer = f"{timed(lambda: reportlab(count)):,.0f}" if importlib.util.find_spec("reportlab") else "–"
    return [f"a list of {count} acts", f"{ours:,.0f}", f"{alone:,.0f}", peer]


def main() -> None:
    rows = [of_acts(40), of_acts(400)]
    rows.append(["a certificate", f"{timed(lambda: press.pdf_of(certificate())):,.0f}", "–", "–"])
    print_table("Papers", ["paper", "ours, ms", "in one process, ms", "ReportLab, ms"], rows)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\nMost memory of a process that set one: {most:,.0f} MiB.")


if __name__ == "__main__":
    main()
