"""Every text that intake gives to translators stands in the Russian catalogue, finished; none promises safety."""

from __future__ import annotations

from pathlib import Path

from amanjol.casework.desk.tests.catalogues import check_complete, check_finished, texts_of, used, written
from amanjol.casework.standards.tests.test_words import NO_VICTIM, SAFE

INTAKE = Path(__file__).parents[1]


def test_nothing_is_missing_and_nothing_is_left_over() -> None:
    assert (None, "Seal and send", None) in used(INTAKE)
    check_complete(INTAKE)


def test_what_cases_say_too_is_said_with_the_same_words() -> None:
    """The catalogue of intake comes before that of cases: its words would stand on the pages of cases."""
    ours, theirs = (
        {(message.context, str(message.id)): message.string for message in written(package) if message.id}
        for package in (INTAKE, INTAKE.parent / "cases")
    )
    shared = ours.keys() & theirs.keys()
    assert shared
    assert {key: ours[key] for key in shared} == {key: theirs[key] for key in shared}


def test_every_text_is_finished_and_keeps_its_places() -> None:
    check_finished(INTAKE)


def test_no_text_promises_safety_or_says_that_somebody_is_no_victim() -> None:
    texts = texts_of(INTAKE) + [text for _context, text, _plural in used(INTAKE)]
    assert len(texts) > 100
    assert [text for text in texts if NO_VICTIM.search(text) or SAFE.search(text)] == []
