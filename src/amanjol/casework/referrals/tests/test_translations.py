"""Every text that referrals give to translators stands in the Russian catalogue, finished; none promises safety."""

from __future__ import annotations

from pathlib import Path

from amanjol.casework.desk.tests.catalogues import check_complete, check_finished, texts_of, used
from amanjol.casework.standards.tests.test_words import NO_VICTIM, SAFE

REFERRALS = Path(__file__).parents[1]
NAMES = {"A safe place to live", "Безопасное жильё"}  # what is looked for, and no promise


def test_nothing_is_missing_and_nothing_is_left_over() -> None:
    assert (None, "Send the offer", None) in used(REFERRALS)
    check_complete(REFERRALS)


def test_every_text_is_finished_and_keeps_its_places() -> None:
    check_finished(REFERRALS)


def test_no_text_promises_safety_or_says_that_somebody_is_no_victim() -> None:
    texts = texts_of(REFERRALS) + [text for _context, text, _plural in used(REFERRALS)]
    assert len(texts) > 100
    promising = [text for text in texts if NO_VICTIM.search(text) or SAFE.search(text)]
    assert set(promising) <= NAMES
