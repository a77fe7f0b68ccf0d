"""Every text that letters give to translators stands in the Russian catalogue, finished."""

from __future__ import annotations

from pathlib import Path

from amanjol.casework.desk.tests.catalogues import check_complete, check_finished, used

LETTERS = Path(__file__).parents[1]


def test_nothing_is_missing_and_nothing_is_left_over() -> None:
    assert (None, "Letters that have arrived", None) in used(LETTERS)
    check_complete(LETTERS)


def test_every_text_is_finished_and_keeps_its_places() -> None:
    check_finished(LETTERS)
