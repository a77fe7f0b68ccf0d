"""Every text that support gives to translators stands in the Russian catalogue, finished; none promises safety."""

from __future__ import annotations

from pathlib import Path

from amanjol.casework.desk.tests.catalogues import check_complete, check_finished, texts_of, used, written
from amanjol.casework.standards.tests.test_words import LABELS, NO_VICTIM, SAFE

SUPPORT = Path(__file__).parents[1]


def test_nothing_is_missing_and_nothing_is_left_over() -> None:
    assert (None, "Go through it together", None) in used(SUPPORT)
    check_complete(SUPPORT)


def test_what_cases_and_intake_say_too_is_said_with_the_same_words() -> None:
    """All catalogues are one in a node."""
    ours, *others = (
        {(message.context, str(message.id)): message.string for message in written(package) if message.id}
        for package in (SUPPORT, SUPPORT.parent / "cases", SUPPORT.parent / "intake")
    )
    for theirs in others:
        shared = ours.keys() & theirs.keys()
        assert shared
        assert {key: ours[key] for key in shared} == {key: theirs[key] for key in shared}


def test_every_text_is_finished_and_keeps_its_places() -> None:
    check_finished(SUPPORT)


def test_no_text_promises_safety_or_says_that_somebody_is_no_victim() -> None:
    texts = texts_of(SUPPORT) + [text for _context, text, _plural in used(SUPPORT)]
    assert len(texts) > 100
    assert [
        text for text in texts if NO_VICTIM.search(text) or (SAFE.search(text) and text not in LABELS)
    ] == []
