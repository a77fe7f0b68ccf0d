"""Every choice that staff see has words in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.standards.interview.script_files import TRANSLATION_WORDS
from amanjol.casework.standards.people.consent import (
    ASSENT_WORDS,
    GIVER_WORDS,
    GUARDIAN_WORDS,
    Assent,
    Giver,
    GuardianState,
)
from amanjol.casework.standards.policy.clocks import BASIS_WORDS
from amanjol.casework.standards.policy.policies import SUBJECT_WORDS, Subject
from amanjol.casework.standards.screening.answers import ANSWER_WORDS, Answer
from amanjol.casework.standards.screening.combination import STATE_WORDS, DimensionState
from amanjol.casework.standards.screening.lists import WEIGHT_WORDS, Weight

if TYPE_CHECKING:
    from enum import StrEnum

    from amanjol.casework.standards.sentences import Sentence


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (ANSWER_WORDS, Answer),
        (STATE_WORDS, DimensionState),
        (WEIGHT_WORDS, Weight),
        (SUBJECT_WORDS, Subject),
        (GIVER_WORDS, Giver),
        (GUARDIAN_WORDS, GuardianState),
        (ASSENT_WORDS, Assent),
    ],
)
def test_every_choice_has_its_own_words(words: dict[StrEnum, Sentence], choices: type[StrEnum]) -> None:
    assert list(words) == list(choices)
    for code in ("en", "ru"):
        assert len({sentence.in_language(code) for sentence in words.values()}) == len(words)


def test_clocks_and_translations_have_words():
    assert set(BASIS_WORDS) == {"law", "benchmark", "own"}
    assert set(TRANSLATION_WORDS) == {"drafted", "read"}
