"""Every text that the code and the pages of cases give to translators stands in the Russian catalogue, finished."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import ngettext

from amanjol.casework.desk.tests.catalogues import check_complete, check_finished, texts_of, used
from amanjol.casework.standards.tests.test_words import NO_VICTIM, SAFE

CASES = Path(__file__).parents[1]


def test_the_search_finds_every_kind_of_text() -> None:
    texts = used(CASES)
    assert (None, "This case is closed. Open it again first.", None) in texts  # code
    assert (None, "Case %(code)s", None) in texts  # a page
    assert (None, "%(number)s person found", "%(number)s people found") in texts
    assert ("the talk", "Open", None) in texts


def test_nothing_is_missing_and_nothing_is_left_over() -> None:
    check_complete(CASES)


def test_every_text_is_finished_and_keeps_its_places() -> None:
    check_finished(CASES)


def test_no_russian_text_promises_safety_or_says_that_somebody_is_no_victim() -> None:
    texts = texts_of(CASES)
    assert len(texts) > 150
    assert [text for text in texts if NO_VICTIM.search(text)] == []
    assert [text for text in texts if SAFE.search(text)] == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "Найден 1 человек"), (3, "Найдено 3 человека"), (5, "Найдено 5 человек"), (21, "Найден 21 человек")],
)
def test_plural_forms_are_right(number: int, expected: str) -> None:
    with translation.override("ru"):
        sentence = ngettext("%(number)s person found", "%(number)s people found", number)
    assert sentence % {"number": number} == expected
