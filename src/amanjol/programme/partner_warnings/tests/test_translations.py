"""Every text that partners' warnings give to translators is there in Russian, finished."""

from __future__ import annotations

from pathlib import Path

from amanjol.casework.desk.tests.catalogues import check_complete, check_finished, used

PARTNER_WARNINGS = Path(__file__).parents[1]


def test_nothing_is_missing_and_nothing_is_left_over() -> None:
    assert (None, "Make it a draft", None) in used(PARTNER_WARNINGS)
    check_complete(PARTNER_WARNINGS)


def test_every_text_is_finished() -> None:
    check_finished(PARTNER_WARNINGS)
