"""What somebody answered to a question, or what the interviewer saw."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from amanjol.casework.standards.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    SKIPPED = "skipped"
    NOT_ASKED = "not-asked"


ANSWER_WORDS = {
    Answer.YES: Sentence("Yes"),
    Answer.NO: Sentence("No"),
    Answer.UNKNOWN: Sentence("Does not know"),
    Answer.SKIPPED: Sentence("Skipped"),
    Answer.NOT_ASKED: Sentence("Not asked"),
}

type Answers = Mapping[str, Answer]
"""By the key of the indicator. What is missing was not asked."""
