"""Every text that complaints give to translators is there in Russian, finished; none promises safety."""

from __future__ import annotations

from pathlib import Path

from amanjol.casework.desk.tests.catalogues import check_complete, check_finished, texts_of, used, written
from amanjol.casework.standards.tests.test_words import NO_VICTIM, SAFE

COMPLAINTS = Path(__file__).parents[1]


def test_nothing_is_missing_and_nothing_is_left_over() -> None:
    assert (None, "Seal the answer", None) in used(COMPLAINTS)
    check_complete(COMPLAINTS)


def test_what_other_packages_say_too_is_said_with_the_same_words() -> None:
    ours, *others = (
        {(message.context, str(message.id)): message.string for message in written(package) if message.id}
        for package in (
            COMPLAINTS,
            *(COMPLAINTS.parent / name for name in ("cases", "intake", "support", "learning")),
        )
    )
    for theirs in others:
        shared = ours.keys() & theirs.keys()
        assert shared
        assert {key: ours[key] for key in shared} == {key: theirs[key] for key in shared}


def test_every_text_is_finished_and_keeps_its_places() -> None:
    check_finished(COMPLAINTS)


def test_no_text_promises_safety_or_says_that_somebody_is_no_victim() -> None:
    texts = texts_of(COMPLAINTS) + [text for _context, text, _plural in used(COMPLAINTS)]
    assert len(texts) > 100
    assert [text for text in texts if NO_VICTIM.search(text) or SAFE.search(text)] == []
