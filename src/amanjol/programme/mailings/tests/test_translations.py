"""Every text that mailings gives to translators is there in Russian, finished; none calls somebody a victim."""

from __future__ import annotations

from pathlib import Path

from amanjol.casework.desk.tests.catalogues import check_complete, check_finished, texts_of, used
from amanjol.casework.standards.tests.test_words import NO_VICTIM, SAFE

MAILINGS = Path(__file__).parents[1]


def test_nothing_is_missing_and_nothing_is_left_over() -> None:
    assert (None, "New mailing", None) in used(MAILINGS)
    check_complete(MAILINGS)


def test_every_text_is_finished() -> None:
    check_finished(MAILINGS)


def test_no_text_says_that_somebody_is_safe_or_no_victim() -> None:
    texts = texts_of(MAILINGS) + [text for _context, text, _plural in used(MAILINGS)]
    assert len(texts) > 100
    assert [text for text in texts if NO_VICTIM.search(text) or SAFE.search(text)] == []
