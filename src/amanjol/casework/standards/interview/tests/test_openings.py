from __future__ import annotations

import pytest

from amanjol.casework.standards.interview.openings import OPENINGS, packaged_openings
from amanjol.casework.standards.interview.script_files import DATA, packaged_script
from amanjol.casework.standards.interview.tests.test_script import FORMAL
from amanjol.casework.standards.people.forms import Form
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read

WORDS = packaged_openings()
TEXT = (DATA / "openings.yaml").read_text()


def test_a_child_and_whoever_looks_for_somebody_hear_words_of_their_own():
    opening = packaged_script().opening
    assert {form: WORDS.of_talk(form) for form in Form} == {
        Form.ADULT: opening,
        Form.CHILD_WITH_GUARDIAN: WORDS.child,
        Form.CHILD_ALONE: WORDS.child,
        Form.AGE_NOT_KNOWN: opening,
        Form.FAMILY: opening,
        Form.MISSING: WORDS.missing,
        Form.DECEASED: opening,
    }
    assert len({opening, WORDS.child, WORDS.missing, WORDS.consultation}) == 4


@pytest.mark.parametrize(
    "opening", [packaged_script().opening, WORDS.child, WORDS.missing, WORDS.consultation]
)
def test_each_is_read_out_in_four_languages_which_nobody_has_read(opening):
    words = WORDS.for_person(opening)
    assert words.keys() == {"uz", "kk", "ky", "tk"}
    assert len({opening.english, *words.values()}) == 5
    assert WORDS.translations == packaged_script().translations == dict.fromkeys(words, "drafted")
    is_formal = {bool(FORMAL[code].search(text)) for code, text in words.items()}
    assert is_formal == {opening != WORDS.child}


def test_a_language_that_lacks_one_of_them_is_refused():
    with pytest.raises(ContentError, match="the catalogue of `tg` lacks `I am glad to see you"):
        read(TEXT.replace("  tk: drafted\n", "  tg: drafted\n"), "data/openings.yaml", OPENINGS)
