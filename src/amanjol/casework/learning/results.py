"""What came of a course: of one learner, and of a cohort. Results compare where the test was the same.

Of few people: these figures stay on the desk.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.casework.learning.records import Timing
from amanjol.casework.learning.words import TIMINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amanjol.casework.learning.records import CohortRecord, LearnerRecord, TestSheet
    from amanjol.casework.standards.courses.lessons import Course, CourseText

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Result:
    """One of the three tests of a learner; `is_other_test`: it does not compare with the first one that there is."""

    timing: Timing
    words: str
    sheet: TestSheet | None
    is_other_test: bool = False


@dataclass(frozen=True, slots=True)
class Presence:
    """Minutes of somebody, of those that the days had on which anything was written about them."""

    minutes: int
    of: int

    @property
    def percent(self) -> int:
        return _WHOLE * self.minutes // self.of if self.of else 0


@dataclass(frozen=True, slots=True)
class Average:
    """Of the tests at one time: how many people, and the mean of their percents, rounded down."""

    words: str
    number: int
    percent: int


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """For each time in words, how many answered a question rightly, of how many who sat the test then."""

    ask: str
    right: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class CohortResults:
    """`both` are the means before and after of those who sat both; None where nobody did.

    `left_out` tests were of another edition and compare with nothing here.
    """

    averages: tuple[Average, ...]
    both: tuple[int, int, int] | None
    questions: tuple[AskedQuestion, ...]
    left_out: int


def results_of(record: LearnerRecord) -> list[Result]:
    results = record.results
    digest = next((results[timing].digest for timing in Timing if timing in results), "")
    return [
        Result(timing, str(words), sheet, sheet is not None and sheet.digest != digest)
        for timing, words in TIMINGS.items()
        for sheet in [results.get(timing)]
    ]


def presence_of(cohort: CohortRecord, learner: LearnerRecord) -> Presence:
    days = {day.number: day.minutes for day in cohort.days_now}
    there = {number: minutes for number, minutes in learner.minutes.items() if number in days}
    return Presence(sum(there.values()), sum(days[number] for number in there))


def cohort_results(
    learners: Sequence[LearnerRecord], course: Course | None, text: CourseText | None
) -> CohortResults:
    """Of the test that most of them sat."""
    sat = [sheet for learner in learners for sheet in learner.results.values()]
    digests = Counter(sheet.digest for sheet in sat)
    digest = digests.most_common(1)[0][0] if digests else ""
    alike = [
        {timing: sheet for timing, sheet in learner.results.items() if sheet.digest == digest}
        for learner in learners
    ]
    averages = tuple(_average(str(words), alike, timing) for timing, words in TIMINGS.items())
    pairs = [sheets for sheets in alike if Timing.BEFORE in sheets and Timing.AFTER in sheets]
    both = None
    if pairs:
        before, after = (
            _mean(sheets[at].percent for sheets in pairs) for at in (Timing.BEFORE, Timing.AFTER)
        )
        both = (len(pairs), before, after)
    is_known = course is not None and text is not None and course.test.digest == digest
    questions = _questions(alike, course, text) if is_known and course and text else ()
    return CohortResults(averages, both, questions, len(sat) - digests[digest])


def _average(words: str, alike: list[dict[Timing, TestSheet]], timing: Timing) -> Average:
    percents = [sheets[timing].percent for sheets in alike if timing in sheets]
    return Average(words, len(percents), _mean(percents))


def _mean(percents: Iterable[int]) -> int:
    listed = list(percents)
    return sum(listed) // len(listed) if listed else 0


def _questions(
    alike: list[dict[Timing, TestSheet]], course: Course, text: CourseText
) -> tuple[AskedQuestion, ...]:
    right = {question.key: question.right for question in course.test.questions}
    given = {
        str(words): [sheets[timing].answers for sheets in alike if timing in sheets]
        for timing, words in TIMINGS.items()
    }
    return tuple(
        AskedQuestion(
            question.ask,
            tuple(
                (words, sum(answers.get(question.key) == right[question.key] for answers in then), len(then))
                for words, then in given.items()
            ),
        )
        for question in text.test
    )
