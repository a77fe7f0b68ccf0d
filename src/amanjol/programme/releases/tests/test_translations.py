"""Every text that releases give to translators is there in Russian, finished; none calls somebody a victim."""

from __future__ import annotations

from pathlib import Path

from amanjol.casework.desk.tests.catalogues import check_complete, check_finished, texts_of, used
from amanjol.casework.standards.tests.test_words import NO_VICTIM, SAFE

RELEASES = Path(__file__).parents[1]


def test_nothing_is_missing_and_nothing_is_left_over() -> None:
    assert (None, "Bring tables", None) in used(RELEASES)
    check_complete(RELEASES)


def test_every_text_is_finished() -> None:
    check_finished(RELEASES)


def test_no_text_says_that_somebody_is_safe_or_no_victim() -> None:
    texts = texts_of(RELEASES) + [text for _context, text, _plural in used(RELEASES)]
    assert len(texts) > 60
    assert [text for text in texts if NO_VICTIM.search(text) or SAFE.search(text)] == []
