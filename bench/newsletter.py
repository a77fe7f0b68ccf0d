"""How long does the PDF of an issue take: eight stories in two languages, with a plot and without?

Beside the whole way (a process for each): Typst in the process of the caller, which remembers what it has set, and
WeasyPrint, where it is installed, with the same words as HTML and in a process that runs on. And what a plot costs
somebody of the staff: the process that draws it, once for what it says. Goal: under 500 ms an issue.
"""

from __future__ import annotations

import importlib.util
import itertools
import os
import time
from typing import TYPE_CHECKING

import msgspec
from _ground import print_table
from printing import in_process, timed

from amanjol.foundation.drawing import asking
from amanjol.foundation.printing.press import pdf_of
from amanjol.programme.newsletter.rendering.mail import mail_of
from amanjol.programme.newsletter.rendering.paper import as_document
from amanjol.programme.newsletter.rendering.tree import Heading, Paragraph, Plot, Row, Tree

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = {
    "en": (
        "A story (fictional)",
        "She came with a question about a paper and stayed for a talk. The lawyer read the contract with her.",
    ),
    "ru": (
        "История (вымышлена)",
        "Она пришла с вопросом о документе и осталась поговорить. Юрист прочитал с ней договор.",
    ),
}
COUNTED = {"en": ("Period", "People"), "ru": ("Период", "Люди")}
QUARTERS = ((40, "Q1"), (120, "Q2"), (None, "Q3"), (354, "Q4"))


def plot(language: str, number: int) -> Plot:
    rows = tuple(
        Row((f"{name} 2026",), value, "—" if value is None else str(value + number % 9), (name, "2026"))
        for value, name in QUARTERS
    )
    return Plot("line", WORDS[language][0], COUNTED[language][1], COUNTED[language], rows, "—")


def issue(language: str, number: int, drawing: str = "") -> Tree:
    """Another one for each number, so that nothing is remembered."""
    title, words = WORDS[language]
    of_stories: list[Heading | Paragraph] = []
    for story in range(8):
        of_stories += [Heading(f"{title} {story + 1}"), *(Paragraph(f"{words} {number}") for _ in range(4))]
    plots = (msgspec.structs.replace(plot(language, number), drawing=drawing),) if drawing else ()
    return Tree(language, title, str(number), (*plots, *of_stories))


def both(act: Callable[[Tree], object], drawings: dict[str, str]) -> float:
    """Milliseconds for an issue in both languages."""
    number = itertools.count()

    def once() -> None:
        of = next(number)
        for language in WORDS:
            act(issue(language, of, drawings.get(language, "")))

    return timed(once)


def main() -> None:
    began = time.perf_counter()
    drawings = {language: asking.drawing_of(plot(language, 0)) for language in WORDS}
    drawn = (time.perf_counter() - began) * 1000 / len(WORDS)
    ways: list[tuple[str, Callable[[Tree], object], bool]] = [
        ("Amanjol, a process for each", _pressed, True),
        ("Typst in the process of the caller", _set, False),
    ]
    if importlib.util.find_spec("weasyprint"):
        ways.append(("WeasyPrint in the process of the caller", _woven, True))
    rows = [
        (name, f"{both(way, {}):.0f}", f"{both(way, drawings):.0f}" if has_plot else "-")
        for name, way, has_plot in ways
    ]
    print_table("Eight stories, both languages, ms", ("", "Without a plot", "With one"), rows)
    print_table("A plot, drawn once", ("", "ms"), [("Vega-Lite, a process for each", f"{drawn:.0f}")])
    print(f"Load of the machine: {os.getloadavg()[0]:.1f}")


def _pressed(tree: Tree) -> bytes:
    return pdf_of(as_document(tree))


def _set(tree: Tree) -> bytes:
    return in_process(as_document(tree))


def _woven(tree: Tree) -> bytes:
    import weasyprint

    html = mail_of(tree, "https://example.org/").html
    drawings = "".join(part.drawing for part in tree.parts if isinstance(part, Plot))
    document = weasyprint.HTML(string=f'<html lang="{tree.language}">{drawings}{html}')
    pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return pdf


if __name__ == "__main__":
    main()
