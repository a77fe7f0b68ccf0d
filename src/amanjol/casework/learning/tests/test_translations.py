"""Every text that learning gives to translators is there in Russian, finished; none says why somebody comes."""

from __future__ import annotations

import re
from pathlib import Path

from amanjol.casework.desk.tests.catalogues import check_complete, check_finished, texts_of, used, written
from amanjol.casework.standards.tests.test_words import NO_VICTIM, SAFE

LEARNING = Path(__file__).parents[1]
# Nothing on these pages, nor in the tables beneath them, tells who survived from who is a relative or a lawyer.
TELLING = re.compile(
    r"surviv|victim|traffick|exploit|returnee|lawyer|officer|relative"
    r"|пострадав|жертв|торговл|эксплуат|юрист|адвокат|родственн|полици",
    re.IGNORECASE,
)


def test_nothing_is_missing_and_nothing_is_left_over() -> None:
    assert (None, "Write somebody down", None) in used(LEARNING)
    check_complete(LEARNING)


def test_what_other_packages_say_too_is_said_with_the_same_words() -> None:
    ours, *others = (
        {(message.context, str(message.id)): message.string for message in written(package) if message.id}
        for package in (LEARNING, *(LEARNING.parent / name for name in ("cases", "intake", "desk")))
    )
    for theirs in others:
        shared = ours.keys() & theirs.keys()
        assert shared
        assert {key: ours[key] for key in shared} == {key: theirs[key] for key in shared}


def test_every_text_is_finished_and_keeps_its_places() -> None:
    check_finished(LEARNING)


def test_no_word_tells_who_learns_or_why() -> None:
    texts = texts_of(LEARNING) + [text for _context, text, _plural in used(LEARNING)]
    assert len(texts) > 200
    assert [text for text in texts if TELLING.search(text)] == []
    assert [text for text in texts if NO_VICTIM.search(text) or SAFE.search(text)] == []
    columns = (LEARNING / "models.py").read_text(encoding="utf-8")
    assert not TELLING.search(columns)
