"""Before 41, after 78: the mean of the demo's cohort says so, as it was answered; one person's share never could."""

from __future__ import annotations

from datetime import UTC, datetime

from amanjol.casework.learning.demo import COURSE, LEARNERS, _answers
from amanjol.casework.learning.records import LearnerRecord, TestSheet, Timing
from amanjol.casework.learning.results import cohort_results
from amanjol.casework.standards.courses.library import course

NOW = datetime(2026, 11, 27, tzinfo=UTC)
OF = course(COURSE)


def learner(knew: tuple[int | None, ...]) -> LearnerRecord:
    sheets = [_sheet(timing, right) for timing, right in zip(Timing, knew, strict=True) if right is not None]
    return LearnerRecord((), sheets=tuple(sheets))


def _sheet(timing: Timing, right: int) -> TestSheet:
    given, asked = _answers(OF, right), len(OF.test.questions)
    counted = len(OF.test.right_answers(given))
    digest, on = OF.test.digest, NOW.date()
    return TestSheet(NOW, "x", timing, on, OF.edition, digest, given, right=counted, asked=asked)


def test_the_demo_goes_from_41_to_78_as_the_mean_of_five() -> None:
    learners = [learner(knew) for _person, _there, knew in LEARNERS]
    results = cohort_results(learners, OF, OF.in_language("en"))
    assert results.both == (5, 41, 78)
    assert results.left_out == 0


def test_one_person_knows_a_twelfth_more_and_no_share_is_made_prettier() -> None:
    """Rounded down: 5 of 12 are 41 percent, and 78 is nobody's."""
    shares = {right: learner((right, None, None)).results[Timing.BEFORE].percent for right in range(13)}
    assert shares[5] == 41
    assert 78 not in shares.values()
