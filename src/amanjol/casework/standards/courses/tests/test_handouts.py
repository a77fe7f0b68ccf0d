"""Handouts on paper: in each language with all their words, accessible, and saying nothing but what was taught."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.standards.courses import words
from amanjol.casework.standards.courses.comparing import NOT_IN_A_TITLE
from amanjol.casework.standards.courses.course_files import FOR_WHOM, KINDS, PROFESSIONS
from amanjol.casework.standards.courses.handouts import LONG, SHORT, TO_WRITE, document_of
from amanjol.casework.standards.courses.lessons import Handout, Table
from amanjol.casework.standards.courses.library import course, courses
from amanjol.foundation.printing import documents
from amanjol.foundation.printing.letters import check_letters
from amanjol.foundation.printing.press import pdf_of
from amanjol.foundation.printing.tests.checking import assert_accessible, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from amanjol.foundation.printing.documents import Document

BUSINESS = course("family-business")


def texts_of(document: Document) -> Iterator[str]:
    yield document.title
    for block in document.blocks:
        match block:
            case documents.Listing(items):
                yield from items
            case documents.Table(columns, rows):
                yield from (column.head for column in columns)
                yield from (cell for row in rows for cell in row)
            case documents.Heading(text) | documents.Paragraph(text):
                yield text


def all_documents() -> Iterator[tuple[str, Document]]:
    """With whom the course is for."""
    for of in courses():
        for text in of.texts.values():
            for module in text.modules:
                yield of.for_whom, document_of(of, text, module)


def test_each_handout_of_each_language_can_be_printed() -> None:
    printed = list(all_documents())
    assert len(printed) == sum(len(text.modules) for of in courses() for text in of.texts.values())
    for _for_whom, document in printed:
        check_letters(texts_of(document))


def test_what_goes_home_from_a_course_for_anybody_says_nothing_that_a_title_may_not_say() -> None:
    """The course for lawyers may: its handouts lie in an office."""
    said = [
        (for_whom, text)
        for for_whom, document in all_documents()
        for text in texts_of(document)
        if NOT_IN_A_TITLE.search(text)
    ]
    assert {for_whom for for_whom, _text in said} == {"lawyers"}


@pytest.mark.parametrize("language", BUSINESS.languages)
def test_a_handout_is_accessible_and_has_its_words_in_its_language(tmp_path: Path, language: str) -> None:
    text = BUSINESS.in_language(language)
    module = next(module for module in text.modules if module.handout.table is not None)
    pdf = pdf_of(document_of(BUSINESS, text, module))
    assert_accessible(pdf, tmp_path, language=language, title=module.handout.title)
    printed, table = words_of(pdf), module.handout.table
    assert table is not None
    assert text.title in printed
    for line in (*module.handout.lines, *table.columns, *(cell for row in table.rows for cell in row)):
        for piece in line.split(TO_WRITE):
            assert " ".join(piece.split()) in printed, piece


def test_a_statement_of_law_goes_along_with_its_source(tmp_path: Path) -> None:
    of = course("representing-a-victim")
    text = of.in_language("ru")
    pdf = pdf_of(document_of(of, text, text.modules[0]))
    assert_accessible(pdf, tmp_path, language="ru", title=text.modules[0].handout.title)
    printed = words_of(pdf)
    assert "[LA-08 NR] UNDP, October 2021, on the bill. 2021" in printed
    assert "NR: этот источник никто не проверял." in printed


def test_there_is_room_to_write() -> None:
    text = BUSINESS.in_language("en")
    handout = Handout(
        "H", ("My goal: …", "From … to …"), Table(("Day", "Sum"), (("Monday", "…"), ("…", "1 000")))
    )
    _course, listing, table = document_of(BUSINESS, text, replace(text.modules[0], handout=handout)).blocks
    assert isinstance(listing, documents.Listing)
    assert listing.items == (
        f"My goal: {TO_WRITE * LONG}", f"From {TO_WRITE * SHORT} to {TO_WRITE * SHORT}",
    )  # fmt: skip
    assert isinstance(table, documents.Table)
    assert table.is_roomy
    assert table.rows == (("Monday", ""), ("", "1 000"))
    assert [column.is_number for column in table.columns] == [False, True]


def test_everything_that_an_outline_can_say_has_its_words() -> None:
    assert tuple(words.FOR_WHOM) == FOR_WHOM
    assert tuple(words.PROFESSIONS) == PROFESSIONS
    assert tuple(words.KINDS) == KINDS
